package io.diset.grid;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import io.diset.test.pki.CertificateOptions;
import io.diset.test.pki.KeyType;
import io.diset.test.pki.KeyUse;
import io.diset.test.pki.SignatureDigest;
import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;

/**
 * Attacks by certificates of users, real ones and false ones.
 */
final class CertificateAttacks {

	private final TestGrid grid;

	private CertificateAttacks(TestGrid grid) {
		this.grid = grid;
	}

	static List<Attack> in(TestGrid grid) {
		CertificateAttacks attacks = new CertificateAttacks(grid);
		return Stream.of(attacks.usersAsAuthorities(), attacks.falseAuthorities(),
				attacks.authoritiesOfTheSameName(KeyType.RSA_2048), attacks.authoritiesOfTheSameName(KeyType.EC_P256),
				attacks.authoritiesAsPeers(), attacks.chains(), attacks.revoked(), attacks.wrongCertificates())
			.flatMap(List::stream)
			.toList();
	}

	private List<Attack> usersAsAuthorities() {
		TestCertificate mallory = this.grid.mallory();
		TestCertificate proxy = mallory.proxy((options) -> options.commonNames("1"));
		return List.of(
				new Attack("a user who issues a certificate",
						mallory.issue((options) -> options.subject(TestGrid.JANE)), 1, "noCACert"),
				new Attack("a user who issues a certificate below the own name",
						mallory.issue((options) -> options.subject(mallory.name() + "/CN=x")), 1, "noCACert"),
				new Attack("a user who issues an authority",
						mallory.issue((options) -> options.subject(TestGrid.JANE).certificateAuthority()), 0,
						"peerIsAuthority"),
				new Attack("a user who issues an authority that issues a certificate",
						mallory
							.issue((options) -> options.subject("/C=FR/O=Example/CN=Sub")
								.certificateAuthority()
								.keyUsage(KeyUse.CERTIFICATE_SIGNING))
							.issue((options) -> options.subject(TestGrid.JANE)),
						2, "noCACert"),
				new Attack("a user who issues a certificate with the name of a proxy",
						mallory.issue((options) -> options.subject(mallory.name() + "/CN=proxy")), 0, "proxyLegacy"),
				new Attack("a proxy that issues a certificate",
						proxy.issue((options) -> options.subject(TestGrid.JANE)), 1, "noCACert"),
				new Attack("a user who issues a proxy of somebody else",
						mallory.proxy((options) -> options.subject(TestGrid.JANE + "/CN=1")), 0,
						"proxySubjectBaseWrong"),
				new Attack("a certificate that a user issued and a proxy of it",
						mallory.issue((options) -> options.subject(TestGrid.JANE)).proxy(), 2, "noCACert"));
	}

	private List<Attack> falseAuthorities() {
		TestAuthority unknown = TestAuthority.create((options) -> options.subject("/C=FR/O=Example/CN=Unknown CA"));
		TestCertificate self = TestAuthority
			.create((options) -> options.subject(TestGrid.JANE)
				.withoutExtension("2.5.29.19")
				.keyUsage(KeyUse.DIGITAL_SIGNATURE))
			.asCertificate();
		TestCertificate ofUnknown = unknown.user((options) -> options.subject(TestGrid.JANE));
		return List.of(new Attack("a certificate that signed itself", self, 0, "noTrustAnchorFound"),
				new Attack("a proxy of a certificate that signed itself", self.proxy(), 0, "noTrustAnchorFound"),
				new Attack("an authority that nobody knows", ofUnknown, 0, "noTrustAnchorFound"),
				new Attack("an authority that nobody knows, with its certificate",
						ofUnknown.withChain(List.of(ofUnknown.certificate(), unknown.certificate())), 0,
						"noTrustAnchorFound"),
				new Attack("a proxy of a user of an authority that nobody knows", ofUnknown.proxy(), 0,
						"noTrustAnchorFound"),
				new Attack("a certificate that another authority signed",
						this.grid.user(TestGrid.JANE,
								(options) -> options.signedBy(unknown.asCertificate().privateKey())),
						0, "signatureNotVerified"));
	}

	private List<Attack> authoritiesOfTheSameName(KeyType key) {
		TestAuthority fake = TestAuthority
			.create((options) -> options.subject(this.grid.authority().asCertificate().name()).key(key));
		TestCertificate jane = fake.user((options) -> options.subject(TestGrid.JANE));
		String title = "a false authority of the same name with a key of " + key;
		return List.of(new Attack(title, jane, 0, "noTrustAnchorFound"), new Attack(title + ", with its certificate",
				jane.withChain(List.of(jane.certificate(), fake.certificate())), (key == KeyType.RSA_2048) ? 0 : 1,
				(key == KeyType.RSA_2048) ? "trustButInvalidCert" : "signatureNotVerified"),
				new Attack("a proxy of a user of " + title, jane.proxy(), 0, "noTrustAnchorFound"));
	}

	private List<Attack> authoritiesAsPeers() {
		TestAuthority authority = TestAuthority.create((options) -> options.subject("/C=FR/O=Example/CN=Signing CA")
			.keyUsage(KeyUse.CERTIFICATE_SIGNING, KeyUse.DIGITAL_SIGNATURE));
		TestAuthority below = authority.intermediate((options) -> options.subject("/C=FR/O=Example/CN=Sub CA")
			.keyUsage(KeyUse.CERTIFICATE_SIGNING, KeyUse.DIGITAL_SIGNATURE));
		this.grid.directory().add(authority);
		return List.of(new Attack("an authority as a peer", authority.asCertificate(), 0, "peerIsAuthority"),
				new Attack("an authority below another as a peer", below.asCertificate(), 0, "peerIsAuthority"),
				new Attack("a proxy of an authority", authority.asCertificate().proxy(), 1, "proxyIssuedByCa"),
				new Attack("a proxy of an authority below another", below.asCertificate().proxy(), 1,
						"proxyIssuedByCa"));
	}

	private List<Attack> chains() {
		TestCertificate proxy = this.grid.janesProxy((options) -> {
		}).proxy((options) -> options.commonNames("2"));
		List<X509Certificate> swapped = new ArrayList<>(proxy.chain());
		Collections.swap(swapped, 1, 2);
		List<X509Certificate> more = new ArrayList<>(proxy.chain());
		more.add(this.grid.mallory().certificate());
		List<X509Certificate> between = new ArrayList<>(proxy.chain());
		between.add(1, this.grid.mallory().certificate());
		return List.of(new Attack("a chain that is not in order", proxy.withChain(swapped), 1, "chainUnordered"),
				new Attack("a chain with somebody else at the end", proxy.withChain(more), 3, "chainUnordered"),
				new Attack("a chain with somebody else in between", proxy.withChain(between), 1, "chainUnordered"),
				new Attack("a chain with a gap",
						proxy.withChain(List.of(proxy.certificate(), this.grid.jane().certificate())), 1,
						"chainUnordered"));
	}

	private List<Attack> revoked() {
		TestCertificate user = this.grid.user("/C=FR/O=Example/CN=Revoked");
		TestAuthority below = this.grid.authority()
			.intermediate((options) -> options.subject("/C=FR/O=Example/CN=Revoked CA"));
		this.grid.authority().revoke(user);
		this.grid.authority().revoke(below.asCertificate());
		this.grid.directory().addCrl(this.grid.authority());
		return List.of(new Attack("a revoked user", user, 0, "certRevoked"),
				new Attack("a proxy of a revoked user", user.proxy(), 1, "certRevoked"),
				new Attack("a proxy of a proxy of a revoked user", user.proxy().proxy(), 2, "certRevoked"),
				new Attack("a user of a revoked authority",
						below.user((options) -> options.subject("/C=FR/O=Example/CN=Below")), 1, "certRevoked"));
	}

	private List<Attack> wrongCertificates() {
		Instant now = Instant.now();
		return List.of(
				new Attack("a name that the authority may not give", this.grid.user("/C=FR/O=Elsewhere/CN=Jane Doe"), 0,
						"nsNotAccepted"),
				new Attack("a proxy of a name that the authority may not give",
						this.grid.user("/C=FR/O=Elsewhere/CN=Jane Doe").proxy(), 1, "nsNotAccepted"),
				new Attack("a certificate for servers only",
						this.grid.user(TestGrid.JANE,
								(options) -> options.extendedKeyUsage(CertificateOptions.SERVER_AUTHENTICATION)),
						0, "extendedKeyUsage"),
				new Attack("a certificate that expired a minute ago",
						this.grid.user(TestGrid.JANE, (options) -> options.expired(Duration.ofMinutes(1))), 0,
						"certificateExpired"),
				new Attack("a certificate that is not valid yet",
						this.grid.user(TestGrid.JANE, (options) -> options.notBefore(now.plus(Duration.ofMinutes(1)))),
						0, "certificateNotYetValid"),
				new Attack("a key of RSA with 1024 bits",
						this.grid.user(TestGrid.JANE, (options) -> options.key(KeyType.RSA_1024)), 0, "weakKey"),
				new Attack("a signature with SHA-1",
						this.grid.user(TestGrid.JANE, (options) -> options.signatureDigest(SignatureDigest.SHA1)), 0,
						"weakSignature"),
				new Attack("a signature with MD5",
						this.grid.user(TestGrid.JANE, (options) -> options.signatureDigest(SignatureDigest.MD5)), 0,
						"weakSignature"),
				new Attack("a critical extension that is unknown",
						this.grid.user(TestGrid.JANE,
								(options) -> options.extension("1.2.3.4", true, new byte[] { 5, 0 })),
						0, "unknownCriticalExt"),
				new Attack("a user who is called as a proxy of the authority",
						this.grid.user("/C=FR/O=Example/CN=Example CA/CN=proxy"), 0, "proxyLegacy"));
	}

}
