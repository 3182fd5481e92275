package io.diset.client;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.diset.connection.ConnectionClosedException;
import io.diset.connection.ConnectionSettings;
import io.diset.security.PeerVerifier;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import io.diset.wire.TestTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A service that answers before its certificates have been verified.
 */
class UnverifiedServiceTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final String OK = RawPeer.frame("{\"OK\": true, \"Value\": null}");

	private final CountDownLatch verifying = new CountDownLatch(1);

	private final CountDownLatch decided = new CountDownLatch(1);

	private final ExecutorService executor = Executors.newSingleThreadExecutor();

	@AfterEach
	void stop() {
		this.decided.countDown();
		this.executor.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void isToldNothing(boolean leaves) throws Exception {
		try (RawService service = new RawService(); TestClient client = client(service, (chain) -> refuseLater())) {
			Mono<Object> connected = client.client().connect(Map.of("password", "secret"));
			client.client().send(new Ping(1));
			try (RawPeer peer = TestTls.accept(service.accept())) {
				peer.sendText(OK + OK);
				assertThat(this.verifying.await(10, TimeUnit.SECONDS)).isTrue();
				if (leaves) {
					peer.socket().shutdownOutput();
				}
				this.decided.countDown();
				assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> connected.block(TIMEOUT));
				assertThat(client.client().isConnected()).isFalse();
				assertThat(peer.receiveToEnd()).isEmpty();
			}
		}
	}

	@Test
	void isListenedToWhenItIsVerified() throws Exception {
		try (RawService service = new RawService();
				TestClient client = client(service, (chain) -> this.verifying.countDown())) {
			Mono<Object> connected = client.client().connect();
			try (RawPeer peer = TestTls.accept(service.accept())) {
				peer.receive();
				peer.sendText(OK);
				peer.receive();
				peer.sendText(OK);
				connected.block(TIMEOUT);
				assertThat(this.verifying.getCount()).isZero();
				peer.send(RawPeer.message("Ping", "1"));
				peer.sync();
			}
		}
	}

	private void refuseLater() throws CertificateException {
		this.verifying.countDown();
		try {
			if (!this.decided.await(10, TimeUnit.SECONDS)) {
				throw new AssertionError("Nobody decides");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw new CertificateException("revoked on purpose");
	}

	private TestClient client(RawService service, PeerVerifier verifier) throws IOException {
		return new TestClient("dips://127.0.0.1:%d/Framework/PingPong".formatted(service.port()),
				(builder) -> builder.tls(TestTls.client("TLSv1.3", verifier))
					.settings(new ClientSettings(ClientSettings.DEFAULTS.connectTimeout(),
							ClientSettings.DEFAULTS.handshakeTimeout(), ClientSettings.DEFAULTS.sendTimeout(),
							new ReconnectPolicy(false, TIMEOUT, TIMEOUT, 0), UnsubscribedMessages.IGNORE,
							ClientSettings.DEFAULTS.disconnectedSends(), ConnectionSettings.DEFAULTS)));
	}

}
