package io.diset.test.pki;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * An authority that issues certificates for tests. It is made in memory, with a new key,
 * and forgotten with the test; nothing outside of the test trusts it. All certificates
 * have EC keys and are valid for a week, unless their options say something else. Safe
 * for use by several threads.
 *
 * <pre class="code">
 * TestAuthority authority = TestAuthority.create();
 * SslBundle service = authority.host().sslBundle();
 * SslBundle client = authority.user("Jane Doe").sslBundle();
 * TestCertificate proxy = authority.user("Jane Doe").proxy((options) -> options.group("dteam_user"));
 * </pre>
 *
 * @since 0.1.0
 */
public final class TestAuthority {

	private static final X500Principal DEFAULT_SUBJECT = new X500Principal("CN=Test CA,O=DISET tests");

	private static final Duration CRL_AGE = Duration.ofHours(1);

	private static final Duration CRL_VALIDITY = Duration.ofDays(7);

	private final Credential credential;

	private final @Nullable TestAuthority issuer;

	private final RevocationList revocations = new RevocationList();

	private TestAuthority(Credential credential, @Nullable TestAuthority issuer) {
		this.credential = credential;
		this.issuer = issuer;
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
		return create((options) -> options.subject(subject));
	}

	/**
	 * Make an authority that is not like others.
	 * @param customizer sets what is different: the name, the type of the key, ...
	 * @return a new authority
	 */
	public static TestAuthority create(Consumer<CertificateOptions> customizer) {
		return new TestAuthority(credential(customizer, null), null);
	}

	/**
	 * Make an authority below this one. The certificates that it issues come with its own
	 * certificate in their chain.
	 * @param customizer sets the name and what else is different
	 * @return a new authority
	 */
	public TestAuthority intermediate(Consumer<CertificateOptions> customizer) {
		return new TestAuthority(credential(customizer, this.credential), this);
	}

	/**
	 * Issue a certificate to the host that tests run on. It is valid for
	 * {@code localhost} and the loopback addresses, and may be shown by a client as well.
	 * @return a new certificate with the name {@code CN=localhost}
	 */
	public TestCertificate host() {
		return host((options) -> {
		});
	}

	/**
	 * Issue a certificate to a host, which is valid for {@code localhost} and the
	 * loopback addresses all the same.
	 * @param subject the name of the owner
	 * @return a new certificate
	 */
	public TestCertificate host(X500Principal subject) {
		return host((options) -> options.subject(subject));
	}

	/**
	 * Issue a certificate to a host that is not like others.
	 * @param customizer sets what is different
	 * @return a new certificate
	 */
	public TestCertificate host(Consumer<CertificateOptions> customizer) {
		return issue(CertificateOptions.host(), customizer);
	}

	/**
	 * Issue a certificate to a user.
	 * @param commonName the name of the user, which becomes the whole distinguished name:
	 * {@code /CN=Jane Doe}
	 * @return a new certificate
	 */
	public TestCertificate user(String commonName) {
		return user((options) -> options.subject(GridName.commonName(commonName)));
	}

	/**
	 * Issue a certificate to a user of a name.
	 * @param subject the name of the owner; what {@link X500Principal} parses has the
	 * reverse order of what DIRAC writes: {@code CN=Jane Doe,O=Example,C=FR} is
	 * {@code /C=FR/O=Example/CN=Jane Doe}
	 * @return a new certificate
	 */
	public TestCertificate user(X500Principal subject) {
		return user((options) -> options.subject(subject));
	}

	/**
	 * Issue a certificate to a user that is not like others.
	 * @param customizer sets what is different; if it sets no name, that is
	 * {@code /CN=Test User}
	 * @return a new certificate
	 */
	public TestCertificate user(Consumer<CertificateOptions> customizer) {
		return issue(CertificateOptions.user(), customizer);
	}

	/**
	 * Revoke a certificate. It is part of the revocation lists that are made from then
	 * on.
	 * @param certificate the certificate, whose serial number is what counts
	 */
	public void revoke(TestCertificate certificate) {
		this.revocations.add(certificate.certificate().getSerialNumber());
	}

	/**
	 * Make a list of the certificates that are revoked. It is an hour old and valid for a
	 * week.
	 * @return a new list, signed by this authority
	 */
	public X509CRL crl() {
		Instant now = Instant.now();
		return crl(now.minus(CRL_AGE), now.plus(CRL_VALIDITY));
	}

	/**
	 * Make a list of the certificates that are revoked.
	 * @param thisUpdate when the list becomes valid
	 * @param nextUpdate when the list expires
	 * @return a new list, signed by this authority
	 */
	public X509CRL crl(Instant thisUpdate, Instant nextUpdate) {
		return this.revocations.sign(this.credential, thisUpdate, nextUpdate);
	}

	/**
	 * Return the certificate of the authority as one that it shows like any other, with
	 * its key. Proxies of it, and what it issues in this way, show it in their chain.
	 * @return the certificate of this authority
	 */
	public TestCertificate asCertificate() {
		return new TestCertificate(this, this.credential.withChain(this.credential.chain()));
	}

	/**
	 * Return the authority that others must trust to trust this one.
	 * @return the uppermost authority, which is this one unless it is below another
	 */
	public TestAuthority root() {
		return (this.issuer != null) ? this.issuer.root() : this;
	}

	/**
	 * Return the certificate of the authority.
	 * @return the certificate
	 */
	public X509Certificate certificate() {
		return this.credential.certificate();
	}

	/**
	 * Return the certificate of the authority as PEM.
	 * @return the text of a PEM file
	 */
	public String certificatePem() {
		return PemFiles.pem(this.credential.chain().subList(0, 1));
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

	private TestCertificate issue(CertificateOptions options, Consumer<CertificateOptions> customizer) {
		customizer.accept(options);
		return new TestCertificate(this, options.draft().issue(this.credential));
	}

	private static Credential credential(Consumer<CertificateOptions> customizer, @Nullable Credential issuer) {
		CertificateOptions options = CertificateOptions.authority(X500Name.getInstance(DEFAULT_SUBJECT.getEncoded()));
		customizer.accept(options);
		return options.draft().issue(issuer);
	}

}
