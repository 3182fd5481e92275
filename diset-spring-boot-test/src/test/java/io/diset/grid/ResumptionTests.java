package io.diset.grid;

import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

import io.diset.security.grid.GridTrust;
import io.diset.test.pki.TestCertificate;
import io.diset.wire.Await;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * A session that is resumed never asks the trust manager. What has changed since is found
 * by the verification after the handshake.
 */
class ResumptionTests {

	private TestGrid grid;

	@BeforeEach
	void makeGrid(@TempDir Path directory) {
		this.grid = new TestGrid(directory);
	}

	@ParameterizedTest
	@MethodSource("io.diset.grid.TlsVariant#available")
	void refusesAUserWhoWasRevokedMeanwhile(TlsVariant tls) throws Throwable {
		TestCertificate proxy = this.grid.jane().proxy();
		try (GridTrust trust = this.grid.trust().build(); Resumable service = new Resumable(tls, trust, proxy)) {
			assertThat(service.connect()).isEqualTo(TestGrid.JANE);
			assertThat(service.connect()).isEqualTo(TestGrid.JANE);
			assertThat(service.validations()).as("sessions are resumed").isOne();
			this.grid.authority().revoke(this.grid.jane());
			this.grid.directory().addCrl(this.grid.authority());
			assertThat(service.refusal()).isEqualTo(new Refusal(TestGrid.JANE, 1, "certRevoked"));
			assertThat(service.validations()).as("sessions are resumed").isOne();
		}
	}

	@Test
	void refusesAProxyThatExpiredMeanwhile() throws Throwable {
		Instant end = Instant.now().plus(Duration.ofSeconds(6)).truncatedTo(ChronoUnit.SECONDS);
		TestCertificate proxy = this.grid.janesProxy((options) -> options.notAfter(end));
		List<Resumable> services = new ArrayList<>();
		try (GridTrust trust = this.grid.trust().build()) {
			for (TlsVariant tls : TlsVariant.available()) {
				services.add(new Resumable(tls, trust, proxy));
				assertThat(services.get(services.size() - 1).connect()).isEqualTo(TestGrid.JANE);
			}
			Await.until(() -> Instant.now().isAfter(end.plusSeconds(1)));
			for (Resumable service : services) {
				assertThat(service.refusal()).isEqualTo(new Refusal(proxy.name(), 0, "certificateExpired"));
				assertThat(service.validations()).as("sessions are resumed").isOne();
			}
		}
		finally {
			services.forEach(Resumable::close);
		}
	}

	/**
	 * A service with one client that resumes its session.
	 */
	private final class Resumable implements AutoCloseable {

		private final CountingTrustManager validations;

		private final GridService service;

		private final SslContext client;

		Resumable(TlsVariant tls, GridTrust trust, TestCertificate shown) {
			this.validations = new CountingTrustManager(trust.trustManager());
			this.service = new GridService(
					tls.service(ResumptionTests.this.grid.host(), this.validations, ClientAuth.REQUIRE),
					trust.verifier());
			this.client = tls.client(shown);
		}

		String connect() throws Throwable {
			return this.service.identify(this.client).getName();
		}

		Refusal refusal() {
			return Refusal.of(catchThrowable(this::connect));
		}

		int validations() {
			return this.validations.count.get();
		}

		@Override
		public void close() {
			this.service.close();
		}

	}

	private static final class CountingTrustManager extends X509ExtendedTrustManager {

		private final AtomicInteger count = new AtomicInteger();

		private final X509ExtendedTrustManager delegate;

		CountingTrustManager(X509ExtendedTrustManager delegate) {
			this.delegate = delegate;
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
				throws CertificateException {
			this.count.incrementAndGet();
			this.delegate.checkClientTrusted(chain, authType, engine);
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType) {
			throw new UnsupportedOperationException();
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return this.delegate.getAcceptedIssuers();
		}

	}

}
