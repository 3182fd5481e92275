package io.diset.server;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.connection.ConnectionMetrics;
import io.diset.connection.Execution;
import io.diset.security.TlsEndpoint;
import io.diset.wire.NotedEvents;
import io.diset.wire.NotedLog;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import io.diset.wire.TestTls;
import io.netty.handler.ssl.ClientAuth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What those who measure learn of a server.
 */
class ServerMetricsTests {

	private static final String SERVICE = "Framework/PingPong";

	private final NotedEvents events = new NotedEvents();

	private final BlockingQueue<String> noted = new LinkedBlockingQueue<>();

	private final ServerMetrics metrics = new ServerMetrics() {

		@Override
		public void handshake(long nanos, @Nullable Throwable failure) {
			ServerMetricsTests.this.noted
				.add("handshake " + (failure == null) + " " + (nanos > 0 && nanos < TimeUnit.MINUTES.toNanos(1)));
		}

		@Override
		public void refused(@Nullable String service, Enum<?> reason) {
			ServerMetricsTests.this.noted.add("refused " + service + " " + reason);
		}

	};

	@Test
	void learnOfAHandshake() throws Exception {
		try (RunningServer server = serve(this.metrics);
				RawPeer peer = TestTls.connect(server.port(), "TLSv1.3", TestTls.USER)) {
			Stage.ESTABLISHED.reach(peer, SERVICE);
			assertThat(next()).isEqualTo("handshake true true");
		}
		assertThat(this.events.next()).startsWith("drop ");
		assertThat(this.noted).isEmpty();
	}

	@Test
	void learnOfAHandshakeThatFails() throws Exception {
		try (RunningServer server = serve(this.metrics)) {
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> TestTls.connect(server.port(), "TLSv1.2", null));
			assertThat(next()).isEqualTo("handshake false true");
			assertThat(next()).isEqualTo("refused null TRANSPORT_ERROR");
		}
	}

	@Test
	void learnOfAClientThatLeavesInTheHandshake() throws Exception {
		try (RunningServer server = serve(this.metrics)) {
			try (RawPeer peer = server.connect()) {
				peer.socket().getOutputStream().write(TestTls.clientHello("TLSv1.3"));
				// The answer shows that the handshake has begun
				peer.receiveText(1);
			}
			assertThat(next()).isEqualTo("handshake false true");
			assertThat(next()).isEqualTo("refused null PEER_CLOSED");
		}
	}

	@Test
	void learnOfAClientThatLeavesBeforeItsNameForTheServiceIsKnown() throws Exception {
		TlsEndpoint named = TestTls.server(ClientAuth.REQUIRE).withServerNames((name) -> {
			throw new AssertionError(name);
		});
		try (RunningServer server = RunningServer.with((builder) -> builder.tls(named).metrics(this.metrics))) {
			try (RawPeer peer = server.connect()) {
				peer.socket().getOutputStream().write(TestTls.clientHello("TLSv1.3"), 0, 20);
			}
			assertThat(next()).isEqualTo("handshake false true");
			assertThat(next()).isEqualTo("refused null PEER_CLOSED");
		}
	}

	@Test
	void neverLearnTheNameOfAServiceThatDoesNotExist() throws Exception {
		try (RunningServer server = serve(this.metrics);
				RawPeer peer = TestTls.connect(server.port(), "TLSv1.3", TestTls.USER)) {
			assertThat(next()).isEqualTo("handshake true true");
			assertThat(peer.send(RawPeer.proposal("Made/Up")).receive()).contains("Made/Up is not up");
			assertThat(next()).isEqualTo("refused null REFUSED");
		}
	}

	@Test
	void doNoHarmWhenTheyFail() throws Exception {
		try (NotedLog log = new NotedLog(); RunningServer server = serve(new ServerMetrics() {

			@Override
			public ConnectionMetrics connections(String service) {
				throw new IllegalStateException("failed on purpose");
			}

			@Override
			public void handshake(long nanos, @Nullable Throwable failure) {
				throw new LinkageError("failed on purpose");
			}

			@Override
			public void refused(@Nullable String service, Enum<?> reason) {
				throw new IllegalStateException("failed on purpose");
			}

		})) {
			try (RawPeer refused = TestTls.connect(server.port(), "TLSv1.3", TestTls.USER)) {
				assertThat(refused.send(RawPeer.proposal("Made/Up")).receive()).contains("Made/Up is not up");
			}
			try (RawPeer peer = TestTls.connect(server.port(), "TLSv1.3", TestTls.USER)) {
				Stage.ESTABLISHED.reach(peer, SERVICE).sync();
			}
			assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
			assertThat(log.rest()).filteredOn((line) -> line.contains("meters may be wrong")).hasSize(1);
		}
	}

	private @Nullable String next() throws InterruptedException {
		return this.noted.poll(10, TimeUnit.SECONDS);
	}

	private RunningServer serve(ServerMetrics measuring) {
		return RunningServer.with((builder) -> builder.tls(TestTls.server(ClientAuth.REQUIRE))
			.metrics(measuring)
			.service(ServiceDefinition.builder(SERVICE).onDrop(Execution.EVENT_LOOP, this.events.drop()).build()));
	}

}
