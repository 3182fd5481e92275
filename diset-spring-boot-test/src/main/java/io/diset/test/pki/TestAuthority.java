package io.diset.test.pki;

import java.nio.file.Path;
import java.security.cert.X509Certificate;

import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

import io.netty.pkitesting.X509Bundle;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * An authority that issues certificates for tests. It is made in memory, with a new key,
 * and forgotten with the test; nothing outside of the test trusts it. All certificates
 * have EC keys and are valid for a week. Safe for use by several threads.
 *
 * <pre class="code">
 * TestAuthority authority = TestAuthority.create();
 * SslBundle service = authority.host().sslBundle();
 * SslBundle client = authority.user("Jane Doe").sslBundle();
 * </pre>
 *
 * @since 0.1.0
 */
public final class TestAuthority {

	private static final X500Principal DEFAULT_SUBJECT = new X500Principal("CN=Test CA,O=DISET tests");

	private static final X500Principal LOCALHOST = new X500Principal("CN=localhost");

	private final CertificateMaker maker;

	private final X509Bundle bundle;

	private TestAuthority(X500Principal subject) {
		this.maker = new CertificateMaker();
		this.bundle = this.maker.authority(subject);
	}

	/**
	 * Make an authority.
	 * @return a new authority
	 */
	public static TestAuthority create() {
		return create(DEFAULT_SUBJECT);
	}

	/**
	 * Make an authority of a name.
	 * @param subject the name of the authority
	 * @return a new authority
	 */
	public static TestAuthority create(X500Principal subject) {
		return new TestAuthority(subject);
	}

	/**
	 * Issue a certificate to the host that tests run on. It is valid for
	 * {@code localhost} and the loopback addresses, and may be shown by a client as well.
	 * @return a new certificate with the name {@code CN=localhost}
	 */
	public TestCertificate host() {
		return host(LOCALHOST);
	}

	/**
	 * Issue a certificate to a host, which is valid for {@code localhost} and the
	 * loopback addresses all the same.
	 * @param subject the name of the owner
	 * @return a new certificate
	 */
	public TestCertificate host(X500Principal subject) {
		return new TestCertificate(this, this.maker.host(this.bundle, subject));
	}

	/**
	 * Issue a certificate to a user.
	 * @param commonName the name of the user, which becomes the whole distinguished name:
	 * {@code /CN=Jane Doe}
	 * @return a new certificate
	 */
	public TestCertificate user(String commonName) {
		return user(new X500Principal("CN=" + Rdn.escapeValue(commonName)));
	}

	/**
	 * Issue a certificate to a user of a name.
	 * @param subject the name of the owner; what {@link X500Principal} parses has the
	 * reverse order of what DIRAC writes: {@code CN=Jane Doe,O=Example,C=FR} is
	 * {@code /C=FR/O=Example/CN=Jane Doe}
	 * @return a new certificate
	 */
	public TestCertificate user(X500Principal subject) {
		return new TestCertificate(this, this.maker.user(this.bundle, subject));
	}

	/**
	 * Return the certificate of the authority.
	 * @return the certificate
	 */
	public X509Certificate certificate() {
		return this.bundle.getCertificate();
	}

	/**
	 * Return the certificate of the authority as PEM.
	 * @return the text of a PEM file
	 */
	public String certificatePem() {
		return this.bundle.getCertificatePEM();
	}

	/**
	 * Write the certificate of the authority into a PEM file.
	 * @param file the file, which is replaced if it exists
	 * @throws java.io.UncheckedIOException if it cannot be written
	 */
	public void write(Path file) {
		PemFiles.write(file, certificatePem());
	}

	/**
	 * Return an SSL bundle that trusts this authority and has no certificate of its own.
	 * @return a new bundle
	 */
	public SslBundle sslBundle() {
		return SslBundle.of(new PemSslStoreBundle(null, trust()));
	}

	PemSslStoreDetails trust() {
		return PemSslStoreDetails.forCertificate(certificatePem());
	}

	@Override
	public String toString() {
		return certificate().getSubjectX500Principal().getName();
	}

}
