package io.diset.test.pki;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

import io.diset.security.DistinguishedName;
import io.netty.pkitesting.X509Bundle;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * A certificate for tests, with its private key. Issued by a {@link TestAuthority}.
 * Immutable.
 *
 * @since 0.1.0
 */
public final class TestCertificate {

	private final TestAuthority authority;

	private final X509Bundle bundle;

	TestCertificate(TestAuthority authority, X509Bundle bundle) {
		this.authority = authority;
		this.bundle = bundle;
	}

	/**
	 * Return who issued the certificate.
	 * @return the authority
	 */
	public TestAuthority authority() {
		return this.authority;
	}

	/**
	 * Return the name of the owner, as a service sees it.
	 * @return the distinguished name in the form {@code /CN=Jane Doe}
	 */
	public String name() {
		return DistinguishedName.of(certificate().getSubjectX500Principal());
	}

	/**
	 * Return the certificate.
	 * @return the certificate
	 */
	public X509Certificate certificate() {
		return this.bundle.getCertificate();
	}

	/**
	 * Return the private key of the certificate.
	 * @return the key
	 */
	public PrivateKey privateKey() {
		return this.bundle.getKeyPair().getPrivate();
	}

	/**
	 * Return the certificate as PEM.
	 * @return the text of a PEM file
	 */
	public String certificatePem() {
		return this.bundle.getCertificatePEM();
	}

	/**
	 * Return the private key as PEM.
	 * @return the text of a PEM file
	 */
	public String privateKeyPem() {
		return this.bundle.getPrivateKeyPEM();
	}

	/**
	 * Write certificate and key into PEM files. Only the owner of the file may read the
	 * key, as far as the file system knows owners.
	 * @param certificateFile the file for the certificate, which is replaced if it exists
	 * @param keyFile the file for the private key, which is replaced if it exists
	 * @throws java.io.UncheckedIOException if one cannot be written
	 */
	public void write(Path certificateFile, Path keyFile) {
		PemFiles.write(certificateFile, certificatePem());
		PemFiles.writePrivate(keyFile, privateKeyPem());
	}

	/**
	 * Return an SSL bundle of this certificate that trusts the authority that issued it.
	 * @return a new bundle
	 */
	public SslBundle sslBundle() {
		return sslBundle(this.authority);
	}

	/**
	 * Return an SSL bundle of this certificate that trusts an authority.
	 * @param trusted the authority, which need not be the one that issued the certificate
	 * @return a new bundle
	 */
	public SslBundle sslBundle(TestAuthority trusted) {
		return SslBundle.of(new PemSslStoreBundle(
				PemSslStoreDetails.forCertificate(certificatePem()).withPrivateKey(privateKeyPem()), trusted.trust()));
	}

	@Override
	public String toString() {
		return name();
	}

}
