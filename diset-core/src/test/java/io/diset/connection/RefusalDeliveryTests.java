package io.diset.connection;

import java.io.IOException;

import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedEvents;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import io.diset.wire.TestTls;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A peer that goes on sending reads what it was told all the same, and an end of the
 * stream instead of a reset.
 */
class RefusalDeliveryTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final String WRONG = RawPeer.frame("{\"OK\": true, \"Value\": 5}");

	private static final String MORE = "0:5;".repeat(100_000);

	private final NotedEvents events = new NotedEvents();

	private final ServiceDefinition service = ServiceDefinition.builder(SERVICE)
		.onDrop(Execution.EVENT_LOOP, this.events.drop())
		.build();

	private final RunningServer server = RunningServer.of(this.service);

	private final RunningServer tlsServer = RunningServer
		.with((builder) -> builder.service(this.service).tls(TestTls.server(ClientAuth.OPTIONAL)));

	@AfterEach
	void stop() {
		this.server.close();
		this.tlsServer.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "CONNECTED", "PROPOSED", "ESTABLISHED" })
	void reachesAPeerThatGoesOnSending(Stage stage) throws IOException {
		try (RawPeer peer = stage.reach(this.server.connect(), SERVICE)) {
			assertThat(peer.sendText(WRONG + MORE).receiveToEnd()).isEqualTo(told(stage));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "CONNECTED", "PROPOSED", "ESTABLISHED" })
	void reachesAPeerThatGoesOnAfterItWasTold(Stage stage) throws IOException {
		try (RawPeer peer = stage.reach(this.server.connect(), SERVICE)) {
			assertThat(peer.sendText(WRONG).receiveText(told(stage).length())).isEqualTo(told(stage));
			assertThat(peer.sendText(MORE).receiveToEnd()).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "CONNECTED, TLSv1.2", "PROPOSED, TLSv1.2", "ESTABLISHED, TLSv1.2", "CONNECTED, TLSv1.3",
			"PROPOSED, TLSv1.3", "ESTABLISHED, TLSv1.3" })
	void reachesATlsPeerThatGoesOnSending(Stage stage, String protocol) throws IOException {
		try (RawPeer peer = stage.reach(TestTls.connect(this.tlsServer.port(), protocol, null), SERVICE)) {
			assertThat(peer.sendText(WRONG + MORE).receiveToEnd()).isEqualTo(told(stage));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "CONNECTED", "PROPOSED", "ESTABLISHED" })
	void reachesAPeerThatHasEndedItsOutput(Stage stage) throws IOException {
		try (RawPeer peer = stage.reach(this.server.connect(), SERVICE)) {
			assertThat(peer.sendText(WRONG).endOutput().receiveToEnd()).isEqualTo(told(stage));
		}
	}

	private static String told(Stage stage) {
		return RawPeer.error(0, switch (stage) {
			case CONNECTED -> "Invalid action proposal";
			case PROPOSED -> "Expected 2 arguments";
			default -> "Invalid message: not a dictionary";
		});
	}

}
