package io.diset.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.connection.DisetConnection;
import io.diset.connection.Execution;
import io.diset.message.DisetMessage;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import io.diset.wire.RunningServer;
import io.diset.wire.TestTls;
import io.diset.wire.TlsRelay;
import io.diset.wire.TlsRelay.TlsRecord;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * TLS records hold several frames where the peer has said that it can read that, and only
 * there.
 */
class CoalescingTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final int COUNT = 300;

	private static final Large LARGE = new Large("x".repeat(20_000));

	private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();

	private final Sinks.Empty<Void> mayConnect = Sinks.empty();

	private final RunningServer server = RunningServer.with((builder) -> builder.tls(TestTls.server(ClientAuth.REQUIRE))
		.service(ServiceDefinition.builder(SERVICE)
			.onConnect(Execution.EVENT_LOOP, (connection) -> this.mayConnect.asMono())
			.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP, (connection, ping) -> ping)
			.onMessage(MessageType.of(Large.class), Execution.EVENT_LOOP, (connection, large) -> large)
			.build()));

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource({ "9.0.0a31, false", "diset-java/1, false", "diset-java/1;definitions, false",
			"diset-java/1;coalesce, true", "diset-java/1;definitions;coalesce, false" })
	void isDoneForAClientThatNamesIt(String version, boolean coalesced) throws Exception {
		this.mayConnect.tryEmitEmpty();
		try (TlsRelay relay = new TlsRelay(this.server.port())) {
			RawPeer peer = TestTls.connect(relay.port(), "TLSv1.2", TestTls.USER);
			peer.send(RawPeer.proposal(SERVICE, version)).receive();
			peer.send("{\"OK\": true, \"Value\": [\"identity\", {}]}").receive();
			peer.sendText(RawPeer.frame(RawPeer.message("Ping", "1")).repeat(COUNT));
			for (int i = 0; i < COUNT; i++) {
				assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "1"));
			}
			this.server.connections().all().forEach(DisetConnection::close);
			assertThat(peer.receiveToEnd()).isEmpty();
			peer.close();
			if (coalesced) {
				assertThat(data(relay.awaitEnd())).isLessThan(COUNT / 4);
			}
			else {
				assertThat(data(relay.awaitEnd())).isEqualTo(COUNT + 2);
			}
		}
	}

	@Test
	void isDoneByBothOfOurEnds() throws Exception {
		try (TlsRelay relay = new TlsRelay(this.server.port()); TestClient client = client(relay)) {
			client.client().on(Ping.class, this.received::add);
			List<Mono<Void>> sent = new ArrayList<>();
			for (int i = 0; i < COUNT; i++) {
				sent.add(client.client().send(new Ping(i)));
			}
			this.mayConnect.tryEmitEmpty();
			sent.forEach((report) -> report.block(TIMEOUT));
			for (int i = 0; i < COUNT; i++) {
				assertThat(this.received.poll(10, TimeUnit.SECONDS)).isEqualTo(new Ping(i));
			}
			client.client().disconnect().block(TIMEOUT);
			assertThat(data(relay.awaitEnd())).isLessThan(COUNT / 4);
			assertThat(data(relay.awaitClientEnd())).isLessThan(COUNT / 4);
		}
	}

	@Test
	void isNotDoneTowardsAnOriginalService() throws Exception {
		try (RawService service = new RawService();
				TlsRelay relay = new TlsRelay(service.port());
				TestClient client = client(relay)) {
			for (int i = 0; i < COUNT; i++) {
				client.client().send(new Ping(i));
			}
			try (RawPeer peer = TestTls.accept(service.accept())) {
				open(peer);
				for (int i = 0; i < COUNT; i++) {
					assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", String.valueOf(i)));
				}
				client.client().disconnect();
				assertThat(peer.receiveToEnd()).isEmpty();
			}
			assertThat(data(relay.awaitClientEnd())).isEqualTo(COUNT + 2);
		}
	}

	@Test
	void keepsFramesThatAreLongerThanARecord() throws Exception {
		this.mayConnect.tryEmitEmpty();
		try (TlsRelay relay = new TlsRelay(this.server.port()); TestClient client = client(relay)) {
			client.client().on(Large.class, this.received::add);
			client.client().on(Ping.class, this.received::add);
			for (int i = 0; i < 3; i++) {
				client.client().send(new Ping(i));
				client.client().send(LARGE);
			}
			for (int i = 0; i < 3; i++) {
				assertThat(this.received.poll(10, TimeUnit.SECONDS)).isEqualTo(new Ping(i));
				assertThat(this.received.poll(10, TimeUnit.SECONDS)).isEqualTo(LARGE);
			}
		}
	}

	private static void open(RawPeer peer) throws IOException {
		for (int reply = 0; reply < 2; reply++) {
			peer.receive();
			peer.send("{\"OK\": true, \"Value\": null}");
		}
	}

	private static TestClient client(TlsRelay relay) {
		return new TestClient("dips://127.0.0.1:%d/%s".formatted(relay.port(), SERVICE),
				(builder) -> builder.tls(TestTls.client("TLSv1.2")));
	}

	private static int data(List<TlsRecord> records) {
		return (int) records.stream().filter((record) -> record.type() == TlsRelay.APPLICATION_DATA).count();
	}

	/**
	 * A message that needs more than one record.
	 *
	 * @param text a long text
	 */
	@DisetMessage("Large")
	record Large(String text) {
	}

}
