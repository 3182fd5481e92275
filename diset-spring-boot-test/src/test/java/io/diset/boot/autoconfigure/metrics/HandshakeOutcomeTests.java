package io.diset.boot.autoconfigure.metrics;

import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLHandshakeException;

import io.diset.security.ChainRefusedException;
import io.diset.test.pki.TestAuthority;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HandshakeOutcomeTests {

	private static final X509Certificate CERTIFICATE = TestAuthority.create().asCertificate().certificate();

	@ParameterizedTest
	@CsvSource({ "certificateExpired, expired", "certificateNotYetValid, expired", "certRevoked, revoked",
			"noTrustAnchorFound, untrusted", "proxyLimited, refused" })
	void isWhatIsWrongWithACertificate(String code, String outcome) {
		assertThat(HandshakeOutcome.of(failure(new ChainRefusedException(code, 0, CERTIFICATE, "wrong"))))
			.isEqualTo(outcome);
	}

	@Test
	void isWhatIsWrongWithACertificateAlsoBesideAnotherFailure() {
		SSLHandshakeException failure = new SSLHandshakeException("General problem");
		failure.addSuppressed(new ChainRefusedException("certRevoked", 0, CERTIFICATE, "wrong"));
		assertThat(HandshakeOutcome.of(failure)).isEqualTo("revoked");
	}

	@Test
	void isTheReasonThatAValidatorHasWrapped() {
		CertPathValidatorException revoked = new CertPathValidatorException("revoked", null, null, -1,
				CertPathValidatorException.BasicReason.REVOKED);
		assertThat(HandshakeOutcome.of(failure(new CertificateException("invalid", revoked)))).isEqualTo("revoked");
		assertThat(HandshakeOutcome
			.of(failure(new CertificateException("invalid", new CertPathBuilderException("no path")))))
			.isEqualTo("untrusted");
	}

	@Test
	void isOneOfFewWords() {
		assertThat(HandshakeOutcome.of(null)).isEqualTo("success");
		assertThat(HandshakeOutcome.of(failure(new CertificateException("other")))).isEqualTo("refused");
		assertThat(HandshakeOutcome.of(new SslHandshakeTimeoutException("late"))).isEqualTo("timeout");
		assertThat(HandshakeOutcome.of(new ClosedChannelException())).isEqualTo("closed");
		assertThat(HandshakeOutcome.of(new SSLHandshakeException("no cipher in common"))).isEqualTo("protocol");
	}

	private static SSLHandshakeException failure(Exception cause) {
		SSLHandshakeException failure = new SSLHandshakeException("General problem");
		failure.initCause(cause);
		return failure;
	}

}
