package io.diset.security;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PeerVerifierTests {

	private static final X509Bundle USER = TestCertificates.user("CN=Jane Doe, O=Example");

	private final PeerVerifier validity = new TlsEndpoint(() -> TestCertificates.build(TestCertificates.client()),
			Duration.ofSeconds(1), Runnable::run)
		.verifier();

	@Test
	void acceptsWhatIsValid() {
		assertThatCode(() -> this.validity.verify(List.of(USER.getCertificate()))).doesNotThrowAnyException();
	}

	@Test
	void refusesWhatHasExpiredSinceTheSessionBegan() {
		X509Bundle proxy = TestCertificates.proxy(USER,
				(certificate) -> certificate.notAfter(Instant.now().minusSeconds(1)));
		assertThatExceptionOfType(ChainRefusedException.class)
			.isThrownBy(() -> this.validity.verify(List.of(proxy.getCertificate(), USER.getCertificate())))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("certificateExpired"));
	}

	@Test
	void isTheOneThatTheEndpointWasGiven() {
		PeerVerifier verifier = (chain) -> {
		};
		TlsEndpoint endpoint = new TlsEndpoint(() -> TestCertificates.build(TestCertificates.client()),
				Duration.ofSeconds(1), Runnable::run, verifier);
		assertThat(endpoint.verifier()).isSameAs(verifier);
	}

	@Test
	void isAskedByTheExecutorUnlessItNeverBlocks() {
		PeerPrincipal peer = PeerPrincipal.of(USER.getCertificate());
		Queue<Runnable> tasks = new ArrayDeque<>();
		TlsEndpoint patient = new TlsEndpoint(() -> TestCertificates.build(TestCertificates.client()),
				Duration.ofSeconds(1), tasks::add);
		StepVerifier.create(patient.verify(peer)).verifyComplete();
		assertThat(tasks).isEmpty();
		TlsEndpoint blocking = new TlsEndpoint(() -> TestCertificates.build(TestCertificates.client()),
				Duration.ofSeconds(1), tasks::add, (chain) -> {
				});
		StepVerifier.create(blocking.verify(peer)).then(() -> tasks.remove().run()).verifyComplete();
		assertThat(tasks).isEmpty();
	}

	@Test
	void refusesAlsoWhereItNeverBlocks() {
		X509Bundle proxy = TestCertificates.proxy(USER,
				(certificate) -> certificate.notAfter(Instant.now().minusSeconds(1)));
		TlsEndpoint endpoint = new TlsEndpoint(() -> TestCertificates.build(TestCertificates.client()),
				Duration.ofSeconds(1), Runnable::run);
		StepVerifier.create(endpoint.verify(PeerPrincipal.of(proxy.getCertificate(), USER.getCertificate())))
			.verifyError(ChainRefusedException.class);
	}

}
