package io.diset.security;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLHandshakeException;

import io.diset.wire.BlockingThreadFactory;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TlsEndpointTests {

	private static final String HOST = "service.example.org";

	private static final int PORT = 9145;

	private static final X509Bundle SERVICE = TestCertificates.host(HOST);

	private static final X509Bundle USER = TestCertificates.user("CN=Jane Doe, O=Example");

	private final ExecutorService executor = Executors.newFixedThreadPool(2, new BlockingThreadFactory("checks"));

	@AfterEach
	void stopExecutor() {
		this.executor.shutdownNow();
	}

	@Test
	void letsBothEndsKnowWhoTheOtherIs() {
		try (LocalHandshake handshake = handshake(TestCertificates.service(SERVICE), TestCertificates.client(USER),
				HOST)) {
			assertThat(PeerPrincipal.of(handshake.service())).hasToString("/O=Example/CN=Jane Doe");
			assertThat(PeerPrincipal.of(handshake.client())).hasToString("/O=Example/CN=" + HOST);
		}
	}

	@Test
	void letsAClientWithoutACertificateBeNobody() {
		try (LocalHandshake handshake = handshake(TestCertificates.service(SERVICE), TestCertificates.client(), HOST)) {
			assertThat(PeerPrincipal.of(handshake.service())).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void checksCertificatesOutsideOfTheEventLoop(String protocol) {
		RecordingTrustManager serviceTrust = new RecordingTrustManager();
		RecordingTrustManager clientTrust = new RecordingTrustManager();
		try (LocalHandshake handshake = handshake(
				TestCertificates.service(SERVICE).trustManager(serviceTrust).protocols(protocol),
				TestCertificates.client(USER).trustManager(clientTrust), HOST)) {
			assertThat(handshake.service().getProtocol()).isEqualTo(protocol);
			assertThat(handshake.client().getProtocol()).isEqualTo(protocol);
			assertThat(serviceTrust.threads()).singleElement().asString().startsWith("checks");
			assertThat(clientTrust.threads()).singleElement().asString().startsWith("checks");
		}
	}

	@Test
	void failsTheHandshakeWhenTheExecutorRejectsACheck() {
		Executor full = (task) -> {
			throw new RejectedExecutionException("full");
		};
		TlsEndpoint service = endpoint(TestCertificates.build(TestCertificates.service(SERVICE)), full);
		TlsEndpoint client = endpoint(TestCertificates.build(TestCertificates.client()), this.executor);
		try (LocalHandshake handshake = new LocalHandshake(service::newHandler,
				(allocator) -> client.newHandler(allocator, HOST, PORT))) {
			assertThatExceptionOfType(CompletionException.class).isThrownBy(handshake::service)
				.withRootCauseInstanceOf(RejectedExecutionException.class);
			assertThatExceptionOfType(CompletionException.class).isThrownBy(handshake::client);
		}
	}

	@Test
	void refusesAServiceWhoseCertificateIsForAnotherHost() {
		try (LocalHandshake handshake = handshake(TestCertificates.service(SERVICE), TestCertificates.client(),
				"other.example.org")) {
			assertThatExceptionOfType(CompletionException.class).isThrownBy(handshake::client)
				.withCauseInstanceOf(SSLHandshakeException.class)
				.havingRootCause()
				.withMessageContaining("other.example.org");
			assertThatExceptionOfType(CompletionException.class).isThrownBy(handshake::service);
		}
	}

	@Test
	void refusesAnotherHostEvenWhereTheContextWouldNot() {
		try (LocalHandshake handshake = handshake(TestCertificates.service(SERVICE),
				TestCertificates.client().endpointIdentificationAlgorithm(null), "other.example.org")) {
			assertThatExceptionOfType(CompletionException.class).isThrownBy(handshake::client)
				.withCauseInstanceOf(SSLHandshakeException.class);
		}
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, 127.0.0.1", "::1, ::1", "::1, [::1]", "2001:db8::7, [2001:DB8:0::7]" })
	void acceptsAServiceWhoseCertificateIsForItsAddress(String address, String host) {
		try (LocalHandshake handshake = handshake(TestCertificates.service(TestCertificates.address(address)),
				TestCertificates.client(), host)) {
			assertThat(handshake.client().getPeerHost()).doesNotContain("[", "]");
			assertThat(handshake.service().getRequestedServerNames()).isEmpty();
		}
	}

	@Test
	void refusesAServiceWhoseCertificateIsForAnotherAddress() {
		try (LocalHandshake handshake = handshake(TestCertificates.service(TestCertificates.address("::1")),
				TestCertificates.client(), "[::2]")) {
			assertThatExceptionOfType(CompletionException.class).isThrownBy(handshake::client)
				.withCauseInstanceOf(SSLHandshakeException.class);
		}
	}

	@Test
	void tellsTheServiceWhichHostIsMeant() {
		try (LocalHandshake handshake = handshake(TestCertificates.service(SERVICE), TestCertificates.client(), HOST)) {
			ExtendedSSLSession session = handshake.service();
			assertThat(session.getRequestedServerNames()).containsExactly(new SNIHostName(HOST));
		}
	}

	@Test
	void asksForTheContextOfEachConnection() {
		SslContext first = TestCertificates.build(TestCertificates.service(SERVICE));
		SslContext second = TestCertificates.build(TestCertificates.service(TestCertificates.address("::1")));
		Iterator<SslContext> contexts = List.of(first, second).iterator();
		TlsEndpoint service = new TlsEndpoint(contexts::next, Duration.ofSeconds(30), this.executor);
		TlsEndpoint client = endpoint(TestCertificates.build(TestCertificates.client()), this.executor);
		try (LocalHandshake before = new LocalHandshake(service::newHandler,
				(allocator) -> client.newHandler(allocator, HOST, PORT))) {
			assertThat(PeerPrincipal.of(before.client())).hasToString("/O=Example/CN=" + HOST);
		}
		try (LocalHandshake after = new LocalHandshake(service::newHandler,
				(allocator) -> client.newHandler(allocator, "::1", PORT))) {
			assertThat(PeerPrincipal.of(after.client())).hasToString("/O=Example/CN=host");
		}
	}

	@Test
	void givesUpAHandshakeThatTakesTooLong() {
		SslContext context = TestCertificates.build(TestCertificates.service(SERVICE));
		SslHandler handler = new TlsEndpoint(() -> context, Duration.ofSeconds(7), this.executor)
			.newHandler(ByteBufAllocator.DEFAULT);
		EmbeddedChannel channel = new EmbeddedChannel();
		channel.freezeTime();
		channel.pipeline().addLast(handler);
		channel.advanceTimeBy(6_999, TimeUnit.MILLISECONDS);
		channel.runScheduledPendingTasks();
		assertThat(handler.handshakeFuture().isDone()).isFalse();
		channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
		channel.runScheduledPendingTasks();
		assertThat(handler.handshakeFuture().cause()).isInstanceOf(SslHandshakeTimeoutException.class);
		channel.releaseInbound();
		channel.releaseOutbound();
	}

	@Test
	void limitsTheHandshakesOfClientsToo() {
		SslContext context = TestCertificates.build(TestCertificates.client());
		SslHandler handler = new TlsEndpoint(() -> context, Duration.ofMillis(1234), this.executor)
			.newHandler(ByteBufAllocator.DEFAULT, HOST, PORT);
		assertThat(handler.getHandshakeTimeoutMillis()).isEqualTo(1234);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-1S", "PT0.0009S" })
	void refusesATimeoutThatWouldBeNone(Duration timeout) {
		assertThatIllegalArgumentException().isThrownBy(() -> new TlsEndpoint(() -> null, timeout, this.executor));
	}

	@Test
	void refusesTheContextOfTheOtherEnd() {
		TlsEndpoint service = endpoint(TestCertificates.build(TestCertificates.client()), this.executor);
		assertThatIllegalStateException().isThrownBy(() -> service.newHandler(ByteBufAllocator.DEFAULT))
			.withMessage("The TLS context of a client cannot be used by a service");
		TlsEndpoint client = endpoint(TestCertificates.build(TestCertificates.service(SERVICE)), this.executor);
		assertThatIllegalStateException().isThrownBy(() -> client.newHandler(ByteBufAllocator.DEFAULT, HOST, PORT))
			.withMessage("The TLS context of a service cannot be used by a client");
	}

	private LocalHandshake handshake(SslContextBuilder serviceContext, SslContextBuilder clientContext, String host) {
		TlsEndpoint service = endpoint(TestCertificates.build(serviceContext), this.executor);
		TlsEndpoint client = endpoint(TestCertificates.build(clientContext), this.executor);
		return new LocalHandshake(service::newHandler, (allocator) -> client.newHandler(allocator, host, PORT));
	}

	private static TlsEndpoint endpoint(SslContext context, Executor executor) {
		return new TlsEndpoint(() -> context, Duration.ofSeconds(30), executor);
	}

}
