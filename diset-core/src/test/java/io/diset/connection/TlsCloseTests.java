package io.diset.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import io.diset.wire.TestTls;
import io.diset.wire.TlsRelay;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How TLS connections end, from either side.
 */
class TlsCloseTests {

	private static final String SERVICE = "Framework/PingPong";

	// With content type, padding and tag: less than the shortest frame
	private static final int ENCRYPTED_ALERT_LENGTH = 2 + 1 + 16 + 16;

	private final NotedEvents events = new NotedEvents();

	private final RunningServer server = RunningServer
		.with((builder) -> builder.tls(TestTls.server(ClientAuth.OPTIONAL))
			.service(ServiceDefinition.builder(SERVICE)
				.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> {
					this.events.add("Ping");
					throw new DisetException("no");
				})
				.onDrop(Execution.EXECUTOR, this.events.drop())
				.build()));

	@AfterEach
	void stop() {
		this.server.close();
		assertThat(this.events.rest()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.2, 0:", "TLSv1.3, 0:" })
	void sayGoodbyeAfterARefusal(String protocol, String wrong) throws Exception {
		try (TlsRelay relay = new TlsRelay(this.server.port())) {
			RawPeer peer = TestTls.connect(relay.port(), protocol, null);
			assertThat(peer.sendText(wrong).receiveToEnd()).isEqualTo(RawPeer.error(0, "Invalid frame: no body"));
			peer.close();
			assertGoodbye(relay.awaitEnd());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void sayGoodbyeWhenAHandlerFails(String protocol) throws Exception {
		try (TlsRelay relay = new TlsRelay(this.server.port())) {
			RawPeer peer = connect(relay, protocol);
			assertThat(peer.send(RawPeer.message("Ping", "1")).receiveToEnd()).isEqualTo(RawPeer.error(0, "no"));
			peer.close();
			assertGoodbye(relay.awaitEnd());
		}
		assertThat(this.events.next()).isEqualTo("Ping");
		assertThat(this.events.next()).isEqualTo("drop HANDLER_ERROR");
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void sayGoodbyeWhenTheServerStops(String protocol) throws Exception {
		try (TlsRelay relay = new TlsRelay(this.server.port())) {
			RawPeer peer = connect(relay, protocol);
			this.server.stop(Duration.ofSeconds(5));
			assertThat(peer.receiveToEnd()).isEmpty();
			peer.close();
			assertGoodbye(relay.awaitEnd());
		}
		assertThat(this.events.next()).isEqualTo("drop STOPPING");
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void answerAGoodbye(String protocol) throws Exception {
		try (TlsRelay relay = new TlsRelay(this.server.port())) {
			connect(relay, protocol).close();
			assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
			assertThat(relay.awaitEnd()).endsWith(TlsRelay.END);
		}
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.2, true", "TLSv1.2, false", "TLSv1.3, true", "TLSv1.3, false" })
	void needNoGoodbyeOfThePeer(String protocol, boolean reset) throws Exception {
		try (TlsRelay relay = new TlsRelay(this.server.port())) {
			connect(relay, protocol);
			relay.cut(reset);
			assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
			assertThat(this.events.nextReason().text()).isEqualTo("closed by peer");
		}
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.2", "TLSv1.3" })
	void doNotLoseWhatWasSentBeforeThePeerWentWithoutAGoodbye(String protocol) throws Exception {
		try (TlsRelay relay = new TlsRelay(this.server.port())) {
			RawPeer peer = connect(relay, protocol).send(RawPeer.message("Ping", "1"));
			assertThat(this.events.next()).isEqualTo("Ping");
			assertThat(peer.receive()).contains("no");
			relay.cut(false);
			assertThat(this.events.next()).isEqualTo("drop HANDLER_ERROR");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void areFailuresWhenSomebodyForgesARecord(String protocol) throws Exception {
		try (TlsRelay relay = new TlsRelay(this.server.port())) {
			connect(relay, protocol);
			relay.forge((byte) TlsRelay.APPLICATION_DATA, (byte) 3, (byte) 3, (byte) 0, (byte) 32);
			relay.forge(new byte[32]);
			assertThat(this.events.next()).isEqualTo("drop TRANSPORT_ERROR");
			assertThat(relay.awaitEnd()).endsWith(TlsRelay.END);
		}
	}

	private static RawPeer connect(TlsRelay relay, String protocol) throws IOException {
		return Stage.ESTABLISHED.reach(TestTls.connect(relay.port(), protocol, TestTls.USER), SERVICE).sync();
	}

	// TLS 1.3 hides its alerts among the application data
	private static void assertGoodbye(List<TlsRelay.TlsRecord> records) {
		TlsRelay.TlsRecord last = records.get(records.size() - 2);
		assertThat(last.type() == TlsRelay.ALERT || last.length() <= ENCRYPTED_ALERT_LENGTH).as("%s", records).isTrue();
		assertThat(records).endsWith(last, TlsRelay.END);
	}

}
