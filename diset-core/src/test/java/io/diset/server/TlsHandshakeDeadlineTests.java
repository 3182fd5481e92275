package io.diset.server;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import io.diset.connection.Execution;
import io.diset.wire.NotedEvents;
import io.diset.wire.NotedLog;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.TestTls;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that does not finish the TLS handshake is cut off.
 */
class TlsHandshakeDeadlineTests {

	private static final int HANDSHAKE_RECORD = 22;

	private final NotedLog log = new NotedLog();

	private final NotedEvents events = new NotedEvents();

	private final RunningServer server = RunningServer
		.with((builder) -> builder.tls(TestTls.server(ClientAuth.OPTIONAL, Duration.ofMillis(300)))
			.service(ServiceDefinition.builder("Framework/PingPong")
				.onConnect(Execution.EVENT_LOOP, this.events.connect())
				.onDrop(Execution.EVENT_LOOP, this.events.drop())
				.build()));

	@AfterEach
	void isLogged() {
		this.server.close();
		assertThat(this.events.rest()).isEmpty();
		assertThat(this.log.rest()).singleElement()
			.asString()
			.startsWith("WARN Refused connection of nobody known from /127.0.0.1:")
			.contains("TRANSPORT_ERROR (TLS handshake failed: handshake timed out after 300ms)");
		this.log.close();
	}

	@Test
	void endsTheConnectionOfASilentClient() throws IOException {
		try (RawPeer client = this.server.connect()) {
			assertThat(client.socket().getInputStream().read()).isNegative();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void endsTheConnectionOfAClientThatStopsInTheMiddle(String protocol) throws IOException {
		try (RawPeer client = this.server.connect()) {
			client.socket().getOutputStream().write(TestTls.clientHello(protocol));
			InputStream in = client.socket().getInputStream();
			assertThat(in.read()).isEqualTo(HANDSHAKE_RECORD);
			assertThat(in.readAllBytes()).isNotEmpty();
		}
	}

	@Test
	void endsTheConnectionOfAClientThatStopsInTheMiddleOfARecord() throws IOException {
		byte[] hello = TestTls.clientHello("TLSv1.3");
		try (RawPeer client = this.server.connect()) {
			client.socket().getOutputStream().write(hello, 0, hello.length / 2);
			assertThat(client.socket().getInputStream().read()).isNegative();
		}
	}

}
