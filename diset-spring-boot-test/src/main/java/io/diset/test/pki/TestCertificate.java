package io.diset.test.pki;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;

import io.diset.security.DistinguishedName;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * A certificate for tests, with its private key and the certificates between it and the
 * root. Issued by a {@link TestAuthority}, or a proxy made from another certificate.
 * Immutable.
 *
 * @since 0.1.0
 */
public final class TestCertificate {

	private final TestAuthority authority;

	private final Credential credential;

	TestCertificate(TestAuthority authority, Credential credential) {
		this.authority = authority;
		this.credential = credential;
	}

	/**
	 * Make a proxy certificate from this one, as users do it for a day.
	 * @return a new proxy with the chain that belongs to it
	 */
	public TestCertificate proxy() {
		return proxy((options) -> {
		});
	}

	/**
	 * Make a proxy certificate from this one that has a group, or is not like others.
	 * @param customizer sets what is different
	 * @return a new proxy with the chain that belongs to it
	 */
	public TestCertificate proxy(Consumer<ProxyOptions> customizer) {
		ProxyOptions options = ProxyOptions.of(this.credential);
		customizer.accept(options);
		return new TestCertificate(this.authority, options.draft().issue(this.credential));
	}

	/**
	 * Issue a certificate as if this one were that of an authority.
	 * @param customizer sets what is different from the certificate of a user
	 * @return a new certificate with the chain that belongs to it
	 */
	public TestCertificate issue(Consumer<CertificateOptions> customizer) {
		CertificateOptions options = CertificateOptions.user();
		customizer.accept(options);
		return new TestCertificate(this.authority, options.draft().issue(this.credential));
	}

	/**
	 * Return this certificate with another chain, for those who show too little, too much
	 * or the wrong order.
	 * @param chain the certificates to show, at least one; that of the private key is
	 * expected to be the first
	 * @return a certificate with the same key
	 * @throws IllegalArgumentException if there is no certificate
	 */
	public TestCertificate withChain(List<X509Certificate> chain) {
		if (chain.isEmpty()) {
			throw new IllegalArgumentException("A chain has at least one certificate");
		}
		return new TestCertificate(this.authority, this.credential.withChain(chain));
	}

	/**
	 * Return who issued the certificate, or the one that a proxy was made from.
	 * @return the authority
	 */
	public TestAuthority authority() {
		return this.authority;
	}

	/**
	 * Return the name of the owner. That of a proxy is not the name that a service knows
	 * its user by.
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
		return this.credential.certificate();
	}

	/**
	 * Return the certificates that are shown, this one first.
	 * @return the certificates up to but without the root, unmodifiable
	 */
	public List<X509Certificate> chain() {
		return this.credential.chain();
	}

	/**
	 * Return the private key of the certificate.
	 * @return the key
	 */
	public PrivateKey privateKey() {
		return this.credential.privateKey();
	}

	/**
	 * Return the certificate as PEM.
	 * @return the text of a PEM file
	 */
	public String certificatePem() {
		return PemFiles.pem(chain().subList(0, 1));
	}

	/**
	 * Return the certificates that are shown as PEM, this one first.
	 * @return the text of a PEM file
	 */
	public String chainPem() {
		return PemFiles.pem(chain());
	}

	/**
	 * Return the private key as PEM.
	 * @return the text of a PEM file
	 */
	public String privateKeyPem() {
		return PemFiles.pem("PRIVATE KEY", privateKey().getEncoded());
	}

	/**
	 * Write the certificates that are shown, and the key, into PEM files, as
	 * {@code hostcert.pem} and {@code hostkey.pem}. Only the owner of the file may read
	 * the key, as far as the file system knows owners.
	 * @param certificateFile the file for the certificate, which is replaced if it exists
	 * @param keyFile the file for the private key, which is replaced if it exists
	 * @throws java.io.UncheckedIOException if one cannot be written
	 */
	public void write(Path certificateFile, Path keyFile) {
		PemFiles.write(certificateFile, chainPem());
		PemFiles.writePrivate(keyFile, privateKeyPem());
	}

	/**
	 * Write a proxy file: this certificate, its key and the rest of its chain in one PEM
	 * file. Only the owner of the file may read it, as far as the file system knows
	 * owners.
	 * @param file the file, which is replaced at once if it exists
	 * @throws java.io.UncheckedIOException if it cannot be written
	 */
	public void writeProxy(Path file) {
		PemFiles.writePrivate(file,
				certificatePem() + privateKeyPem() + PemFiles.pem(chain().subList(1, chain().size())));
	}

	/**
	 * Return an SSL bundle of this certificate, with its chain, that trusts the authority
	 * that issued it, or the one above that. Proxies are not understood by that trust, if
	 * others show them.
	 * @return a new bundle, whose key store has no password
	 */
	public SslBundle sslBundle() {
		return sslBundle(this.authority.root());
	}

	/**
	 * Return an SSL bundle of this certificate, with its chain, that trusts an authority.
	 * @param trusted the authority, which need not be the one that issued the certificate
	 * @return a new bundle, whose key store has no password
	 */
	public SslBundle sslBundle(TestAuthority trusted) {
		return SslBundle.of(new PemSslStoreBundle(
				PemSslStoreDetails.forCertificate(chainPem()).withPrivateKey(privateKeyPem()), trusted.trust()));
	}

	@Override
	public String toString() {
		return name();
	}

}
