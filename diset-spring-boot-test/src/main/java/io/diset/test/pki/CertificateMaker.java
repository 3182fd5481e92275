package io.diset.test.pki;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

import javax.security.auth.x500.X500Principal;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;
import org.jspecify.annotations.Nullable;

/**
 * Makes the certificates of one authority.
 */
final class CertificateMaker {

	private static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

	private static final Duration VALIDITY = Duration.ofDays(7);

	private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";

	private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";

	private static final int KEY_IDENTIFIER_LENGTH = 20;

	private final CertificateBuilder template;

	/**
	 * The strict checks of OpenSSL, a default of newer Python versions, want authority
	 * and certificates to be linked by it.
	 */
	private final byte[] keyIdentifier = new byte[KEY_IDENTIFIER_LENGTH];

	CertificateMaker() {
		SecureRandom random = new SecureRandom();
		random.nextBytes(this.keyIdentifier);
		Instant now = Instant.now();
		this.template = new CertificateBuilder().secureRandom(random)
			.ecp256()
			.notBefore(now.minus(CLOCK_TOLERANCE))
			.notAfter(now.plus(VALIDITY));
	}

	X509Bundle authority(X500Principal subject) {
		return make(this.template.copy()
			.subject(subject)
			.setIsCertificateAuthority(true)
			.setKeyUsage(true, KeyUsage.keyCertSign)
			.addExtensionOctetString(SUBJECT_KEY_IDENTIFIER, false, der(0x04, this.keyIdentifier)), null);
	}

	X509Bundle host(X509Bundle authority, X500Principal subject) {
		return make(leaf(subject).addSanDnsName("localhost")
			.addSanIpAddress("127.0.0.1")
			.addSanIpAddress("::1")
			.addExtendedKeyUsageServerAuth()
			.addExtendedKeyUsageClientAuth(), authority);
	}

	X509Bundle user(X509Bundle authority, X500Principal subject) {
		return make(leaf(subject).addExtendedKeyUsageClientAuth(), authority);
	}

	private CertificateBuilder leaf(X500Principal subject) {
		return this.template.copy()
			.subject(subject)
			.setKeyUsage(true, KeyUsage.digitalSignature)
			.addExtensionOctetString(AUTHORITY_KEY_IDENTIFIER, false, der(0x30, der(0x80, this.keyIdentifier)));
	}

	private static X509Bundle make(CertificateBuilder builder, @Nullable X509Bundle issuer) {
		try {
			return (issuer != null) ? builder.buildIssuedBy(issuer) : builder.buildSelfSigned();
		}
		catch (Exception ex) {
			throw new IllegalStateException("A certificate for tests cannot be made", ex);
		}
	}

	private static byte[] der(int tag, byte[] content) {
		byte[] value = new byte[content.length + 2];
		value[0] = (byte) tag;
		value[1] = (byte) content.length;
		System.arraycopy(content, 0, value, 2, content.length);
		return value;
	}

}
