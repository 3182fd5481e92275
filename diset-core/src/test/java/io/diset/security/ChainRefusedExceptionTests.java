package io.diset.security;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.X509Certificate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChainRefusedExceptionTests {

	private static final X509Certificate USER = TestCertificates.user("CN=Jane Doe, O=Example").getCertificate();

	@ParameterizedTest
	@CsvSource({ "certificateExpired, EXPIRED", "certificateNotYetValid, NOT_YET_VALID", "certRevoked, REVOKED",
			"weakKey, ALGORITHM_CONSTRAINED", "signatureNotVerified, INVALID_SIGNATURE", "proxyPolicy, UNSPECIFIED" })
	void carriesTheReasonForTheAlert(String code, BasicReason reason) {
		assertThat(new ChainRefusedException(code, 0, USER, "it is wrong").getCause()).isInstanceOfSatisfying(
				CertPathValidatorException.class, (cause) -> assertThat(cause.getReason()).isEqualTo(reason));
	}

	@Test
	void keepsControlCharactersOutOfTheLog() {
		assertThat(new ChainRefusedException("unknown", 2, USER, "one\r\ntwo"))
			.hasMessage("The certificate /O=Example/CN=Jane Doe at depth 2 is refused: one two (unknown)");
	}

}
