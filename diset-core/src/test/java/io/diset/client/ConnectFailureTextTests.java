package io.diset.client;

import java.time.Duration;

import io.diset.connection.ConnectionClosedException;
import io.diset.connection.Execution;
import io.diset.wire.NotedLog;
import io.diset.wire.PingPongX;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawService;
import io.diset.wire.RunningServer;
import io.diset.wire.TestTls;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What callers and the log are told of an attempt to connect that fails.
 */
class ConnectFailureTextTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final NotedLog log = new NotedLog();

	@AfterEach
	void close() {
		this.log.close();
	}

	@Test
	void advisesTlsForAServiceThatDoesNotSpeakWithoutIt() {
		try (RunningServer server = RunningServer.with((builder) -> builder.tls(TestTls.server(ClientAuth.REQUIRE))
			.service(new PingPongX().define("Framework/PingPong", Execution.EXECUTOR)));
				TestClient client = new TestClient("dip://127.0.0.1:%d/Framework/PingPong".formatted(server.port()))) {
			assertThatExceptionOfType(ConnectionClosedException.class)
				.isThrownBy(() -> client.client().connect().block(TIMEOUT))
				.withMessageEndingWith(" speaks TLS, try dips instead of dip");
		}
	}

	@Test
	void advisesNoTlsForAServiceWithout() {
		try (RunningServer server = RunningServer.of(new PingPongX().define("Framework/PingPong", Execution.EXECUTOR));
				TestClient client = new TestClient("dips://127.0.0.1:%d/Framework/PingPong".formatted(server.port()),
						(builder) -> builder.tls(TestTls.client("TLSv1.3")))) {
			assertThatExceptionOfType(ConnectionClosedException.class)
				.isThrownBy(() -> client.client().connect().block(TIMEOUT))
				.withMessageEndingWith(" does not speak TLS, so try dip instead of dips");
		}
	}

	@Test
	void logsHowManyMessagesAreNotSent() throws Exception {
		try (RawService service = new RawService();
				TestClient client = new TestClient(service.url("Framework/PingPong"))) {
			for (int messages = 0; messages < 3; messages++) {
				Mono<Object> connected = client.client().connect();
				for (int id = 0; id < messages; id++) {
					client.client().send(new Ping(id));
				}
				service.accept().close();
				assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> connected.block(TIMEOUT));
			}
			String start = "WARN Could not connect to " + service.url("Framework/PingPong");
			assertThat(this.log.rest()).satisfiesExactly((none) -> assertThat(none).startsWith(start + ": io."),
					(one) -> assertThat(one).startsWith(start + ", so that a message is not sent: io."),
					(two) -> assertThat(two).startsWith(start + ", so that 2 messages are not sent: io."));
		}
	}

}
