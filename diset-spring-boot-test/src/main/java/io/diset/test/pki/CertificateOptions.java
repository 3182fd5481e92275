package io.diset.test.pki;

import java.time.Duration;
import java.time.Instant;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;

/**
 * What the certificate of an authority, a host or a user is to be like. Whoever makes one
 * sets what is usual; the options change what a test wants to be different.
 *
 * @since 0.1.0
 */
public final class CertificateOptions extends AbstractCertificateOptions<CertificateOptions> {

	private static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

	private static final Duration VALIDITY = Duration.ofDays(7);

	private CertificateOptions(X500Name subject) {
		super(new CertificateDraft(subject, Instant.now().minus(CLOCK_TOLERANCE), Instant.now().plus(VALIDITY)));
	}

	static CertificateOptions authority(X500Name subject) {
		return new CertificateOptions(subject).certificateAuthority()
			.keyUsage(KeyUse.CERTIFICATE_SIGNING, KeyUse.CRL_SIGNING);
	}

	static CertificateOptions host() {
		return new CertificateOptions(GridName.commonName("localhost")).keyUsage(KeyUse.DIGITAL_SIGNATURE)
			.extendedKeyUsage(SERVER_AUTHENTICATION, CLIENT_AUTHENTICATION)
			.alternativeNames("localhost", "127.0.0.1", "::1");
	}

	static CertificateOptions user() {
		return new CertificateOptions(GridName.commonName("Test User")).keyUsage(KeyUse.DIGITAL_SIGNATURE)
			.extendedKeyUsage(CLIENT_AUTHENTICATION);
	}

	/**
	 * Let the certificate say that its owner is an authority, in the critical extension
	 * <em>basicConstraints</em>. Those of authorities do.
	 * @return these options
	 */
	public CertificateOptions certificateAuthority() {
		return extension(Extension.basicConstraints, true, new BasicConstraints(true));
	}

	/**
	 * Let the certificate say that its owner is an authority, in the critical extension
	 * <em>basicConstraints</em>, and how many there may be below it.
	 * @param pathLength the number of authorities
	 * @return these options
	 */
	public CertificateOptions certificateAuthority(int pathLength) {
		return extension(Extension.basicConstraints, true, new BasicConstraints(pathLength));
	}

	@Override
	CertificateOptions self() {
		return this;
	}

}
