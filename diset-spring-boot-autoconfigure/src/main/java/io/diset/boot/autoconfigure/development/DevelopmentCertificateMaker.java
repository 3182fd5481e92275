package io.diset.boot.autoconfigure.development;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;

/**
 * Makes a new authority, a host certificate for the loopback names and a user
 * certificate. The authority's key is forgotten afterwards. The only class that knows the
 * library for it.
 */
class DevelopmentCertificateMaker {

	private static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

	private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";

	private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";

	private static final int KEY_IDENTIFIER_LENGTH = 20;

	private final SecureRandom random = new SecureRandom();

	private final CertificateBuilder template;

	/**
	 * The strict checks of OpenSSL, a default of newer Python versions, want authority
	 * and certificates to be linked by it.
	 */
	private final byte[] keyIdentifier = new byte[KEY_IDENTIFIER_LENGTH];

	DevelopmentCertificateMaker(Instant now, Instant notAfter) {
		this.template = new CertificateBuilder().secureRandom(this.random)
			.ecp256()
			.notBefore(now.minus(CLOCK_TOLERANCE))
			.notAfter(notAfter);
		this.random.nextBytes(this.keyIdentifier);
	}

	Map<PemFile, String> make() {
		try {
			X509Bundle authority = authority();
			X509Bundle host = host(authority);
			X509Bundle user = user(authority);
			Map<PemFile, String> pem = new EnumMap<>(PemFile.class);
			pem.put(PemFile.AUTHORITY, authority.getCertificatePEM());
			pem.put(PemFile.HOST_CERTIFICATE, host.getCertificatePEM());
			pem.put(PemFile.HOST_KEY, host.getPrivateKeyPEM());
			pem.put(PemFile.USER_CERTIFICATE, user.getCertificatePEM());
			pem.put(PemFile.USER_KEY, user.getPrivateKeyPEM());
			return pem;
		}
		catch (Exception ex) {
			throw new IllegalStateException("Certificates for development cannot be made", ex);
		}
	}

	private X509Bundle authority() throws Exception {
		return this.template.copy()
			.subject("CN=Development CA,O=DISET development")
			.setIsCertificateAuthority(true)
			.setKeyUsage(true, KeyUsage.keyCertSign)
			.addExtensionOctetString(SUBJECT_KEY_IDENTIFIER, false, der(0x04, this.keyIdentifier))
			.buildSelfSigned();
	}

	private X509Bundle host(X509Bundle authority) throws Exception {
		return leaf().subject("CN=localhost")
			.addSanDnsName("localhost")
			.addSanIpAddress("127.0.0.1")
			.addSanIpAddress("::1")
			.addExtendedKeyUsageServerAuth()
			.addExtendedKeyUsageClientAuth()
			.buildIssuedBy(authority);
	}

	private X509Bundle user(X509Bundle authority) throws Exception {
		return leaf().subject("CN=Development user").addExtendedKeyUsageClientAuth().buildIssuedBy(authority);
	}

	private CertificateBuilder leaf() {
		return this.template.copy()
			.setKeyUsage(true, KeyUsage.digitalSignature)
			.addExtensionOctetString(AUTHORITY_KEY_IDENTIFIER, false, der(0x30, der(0x80, this.keyIdentifier)));
	}

	private static byte[] der(int tag, byte[] content) {
		byte[] value = new byte[content.length + 2];
		value[0] = (byte) tag;
		value[1] = (byte) content.length;
		System.arraycopy(content, 0, value, 2, content.length);
		return value;
	}

}
