package io.diset.grid;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import javax.security.auth.x500.X500Principal;

import io.diset.test.pki.CertificateOptions;
import io.diset.test.pki.KeyType;
import io.diset.test.pki.KeyUse;
import io.diset.test.pki.ProxyOptions;
import io.diset.test.pki.SignatureDigest;
import io.diset.test.pki.TestCertificate;

/**
 * Attacks by proxies of an honest user, or by those who would like to be taken for one.
 */
final class ProxyAttacks {

	private static final String DRAFT_INFORMATION = "1.3.6.1.4.1.3536.1.222";

	private final TestGrid grid;

	private ProxyAttacks(TestGrid grid) {
		this.grid = grid;
	}

	static List<Attack> in(TestGrid grid) {
		ProxyAttacks attacks = new ProxyAttacks(grid);
		return Stream
			.of(attacks.validity(), attacks.policies(), attacks.names(), attacks.signatures(), attacks.strength(),
					attacks.extensions())
			.flatMap(List::stream)
			.toList();
	}

	private List<Attack> validity() {
		Instant now = Instant.now();
		TestCertificate shortLived = this.grid.user("/C=FR/O=Example/CN=Short",
				(options) -> options.notAfter(now.plus(Duration.ofHours(2))));
		TestCertificate expired = this.grid.janesProxy(ProxyOptions::expired);
		return List.of(new Attack("an expired proxy", expired, 0, "certificateExpired"),
				new Attack("a proxy that expired a minute ago",
						this.grid.janesProxy((options) -> options.expired(Duration.ofMinutes(1))), 0,
						"certificateExpired"),
				new Attack("a proxy of an expired proxy",
						expired.proxy((options) -> options.notAfter(now.plus(Duration.ofHours(1)))), 1,
						"certificateExpired"),
				new Attack("a proxy that is not valid yet",
						this.grid.janesProxy((options) -> options.notBefore(now.plus(Duration.ofMinutes(1)))), 0,
						"certificateNotYetValid"),
				new Attack("a proxy that outlives its issuer",
						shortLived.proxy((options) -> options.notAfter(now.plus(Duration.ofHours(3)))), 0,
						"proxyOutlivesIssuer"),
				new Attack("a proxy of an expired user",
						this.grid.user("/C=FR/O=Example/CN=Old", CertificateOptions::expired)
							.proxy((options) -> options.notAfter(now.plus(Duration.ofHours(1)))),
						1, "certificateExpired"));
	}

	private List<Attack> policies() {
		return List.of(new Attack("a limited proxy", this.grid.janesProxy(ProxyOptions::limited), 0, "proxyLimited"),
				new Attack("a full proxy made from a limited one", this.grid.janesProxy(ProxyOptions::limited).proxy(),
						1, "proxyLimited"),
				new Attack("an independent proxy",
						this.grid.janesProxy((options) -> options.policy(ProxyOptions.INDEPENDENT)), 0, "proxyPolicy"),
				new Attack("a proxy of an independent proxy",
						this.grid.janesProxy((options) -> options.policy(ProxyOptions.INDEPENDENT)).proxy(), 1,
						"proxyPolicy"),
				new Attack("a proxy with an unknown policy",
						this.grid.janesProxy((options) -> options.policy("1.2.3.4", new byte[] { 1 })), 0,
						"proxyPolicy"),
				new Attack("a path length of none", this.grid.janesProxy((options) -> options.pathLength(0)).proxy(), 0,
						"proxyLength"),
				new Attack("a path length of one",
						this.grid.janesProxy((options) -> options.pathLength(1)).proxy().proxy(), 0, "proxyLength"),
				new Attack("a path length that is made longer",
						this.grid.janesProxy((options) -> options.pathLength(0))
							.proxy((options) -> options.pathLength(5)),
						0, "proxyLength"),
				new Attack("information that is not critical", this.grid.janesProxy(ProxyOptions::notCritical), 0,
						"proxyNotCritical"),
				new Attack("a proxy from before the standard", this.grid.jane().proxy((options) -> options.legacy()), 0,
						"proxyLegacy"),
				new Attack("a limited proxy from before the standard",
						this.grid.jane().proxy((options) -> options.legacyLimited()), 0, "proxyLegacy"),
				new Attack("a proxy of a draft of the standard", this.grid.janesProxy((options) -> options
					.withoutExtension(ProxyOptions.PROXY_CERTIFICATE_INFORMATION)
					.extension(DRAFT_INFORMATION, true, new byte[] { 48, 12, 48, 10, 6, 8, 43, 6, 1, 5, 5, 7, 21, 1 })),
						0, "proxyLegacy"));
	}

	private List<Attack> names() {
		X500Principal jane = this.grid.jane().certificate().getSubjectX500Principal();
		return List.of(
				new Attack("a proxy with another name",
						this.grid.jane().proxy((options) -> options.subject("/C=FR/O=Example/CN=Admin")), 0,
						"proxySubjectBaseWrong"),
				new Attack("a proxy with another name below",
						this.grid.jane().proxy((options) -> options.subject("/C=FR/O=Example/CN=Admin/CN=1")), 0,
						"proxySubjectBaseWrong"),
				new Attack("a proxy with the name of its issuer",
						this.grid.jane().proxy((options) -> options.commonNames()), 1, "chainRepeatsName"),
				new Attack("a proxy with two names more",
						this.grid.jane().proxy((options) -> options.commonNames("1", "2")), 0, "proxySubjectBaseWrong"),
				new Attack("a proxy with two names in one",
						this.grid.jane().proxy((options) -> options.subject(TestGrid.JANE + "/CN=1+CN=2")), 0,
						"proxySubjectMultiLastRDN"),
				new Attack("a proxy with a name of another type",
						this.grid.jane().proxy((options) -> options.subject(TestGrid.JANE + "/OU=1")), 0,
						"proxySubjectLastRDNNotCN"),
				new Attack("a proxy without a name",
						this.grid.jane()
							.proxy((options) -> options.subject(new X500Principal(""))
								.extension("2.5.29.17", true, new byte[] { 48, 3, -126, 1, 97 })),
						0, "proxySubjectAltNameSet"),
				new Attack("a forged issuer",
						this.grid.mallory().proxy((options) -> options.subject(TestGrid.JANE + "/CN=1").issuer(jane)),
						1, "chainUnordered"));
	}

	private List<Attack> signatures() {
		TestCertificate mallory = this.grid.mallory();
		X500Principal jane = this.grid.jane().certificate().getSubjectX500Principal();
		TestCertificate proxy = this.grid.jane().proxy();
		TestCertificate forged = mallory.proxy((options) -> options.subject(TestGrid.JANE + "/CN=1").issuer(jane));
		return List.of(new Attack("a proxy that another user signed",
				this.grid.janesProxy((options) -> options.signedBy(mallory.privateKey())), 0, "signatureNotVerified"),
				new Attack("a proxy of another user with the user's certificate",
						forged.withChain(List.of(forged.certificate(), this.grid.jane().certificate())), 0,
						"signatureNotVerified"),
				new Attack("a user's certificate that says it is a proxy",
						this.grid.user(TestGrid.JANE,
								(options) -> options.extension(ProxyOptions.PROXY_CERTIFICATE_INFORMATION, true,
										new byte[] { 48, 12, 48, 10, 6, 8, 43, 6, 1, 5, 5, 7, 21, 1 })),
						0, "proxyNoIssuer"),
				new Attack("a proxy without its chain", proxy.withChain(List.of(proxy.certificate())), 0,
						"proxyNoIssuer"));
	}

	private List<Attack> strength() {
		TestCertificate rsa = this.grid.user("/C=FR/O=Example/CN=RSA", (options) -> options.key(KeyType.RSA_2048));
		TestCertificate weak = this.grid.user("/C=FR/O=Example/CN=Weak", (options) -> options.key(KeyType.RSA_512));
		return List.of(
				new Attack("a proxy with RSA of 1024 bits",
						this.grid.janesProxy((options) -> options.key(KeyType.RSA_1024)), 0, "weakKey"),
				new Attack("a proxy above one with RSA of 512 bits",
						this.grid.janesProxy((options) -> options.key(KeyType.RSA_512)).proxy(), 1, "weakKey"),
				new Attack("a proxy of a user with RSA of 512 bits", weak.proxy(), 1, "weakKey"),
				new Attack("a proxy signed with SHA-1",
						this.grid.janesProxy((options) -> options.signatureDigest(SignatureDigest.SHA1)), 0,
						"weakSignature"),
				new Attack("a proxy signed with SHA-1 and RSA",
						rsa.proxy((options) -> options.signatureDigest(SignatureDigest.SHA1)), 0, "weakSignature"),
				new Attack("a proxy signed with MD5",
						rsa.proxy((options) -> options.signatureDigest(SignatureDigest.MD5)), 0, "weakSignature"));
	}

	private List<Attack> extensions() {
		return List.of(new Attack("a proxy with an alternative name", this.grid
			.janesProxy((options) -> options.alternativeNames("localhost")), 0, "proxySubjectAltNameSet"), new Attack(
					"a proxy for servers only",
					this.grid.janesProxy((options) -> options.extendedKeyUsage(
							CertificateOptions.SERVER_AUTHENTICATION)),
					0, "extendedKeyUsage"),
				new Attack("a proxy of a user for servers only",
						this.grid
							.user("/C=FR/O=Example/CN=Server",
									(options) -> options.extendedKeyUsage(CertificateOptions.SERVER_AUTHENTICATION))
							.proxy(),
						1, "extendedKeyUsage"),
				new Attack("a proxy that says it is an authority",
						this.grid.janesProxy(
								(options) -> options.extension("2.5.29.19", true, new byte[] { 48, 3, 1, 1, -1 })),
						0, "proxyCASet"),
				new Attack("a proxy of a user who may not sign",
						this.grid
							.user("/C=FR/O=Example/CN=Unsigned", (options) -> options.keyUsage(KeyUse.KEY_AGREEMENT))
							.proxy(),
						1, "proxyIssuerNoDsig"),
				new Attack("a proxy with a critical extension that is unknown",
						this.grid.janesProxy((options) -> options.extension("1.2.3.4", true, new byte[] { 5, 0 })), 0,
						"unknownCriticalExt"),
				new Attack("a proxy with malformed information",
						this.grid.janesProxy((options) -> options.extension(ProxyOptions.PROXY_CERTIFICATE_INFORMATION,
								true, new byte[] { 5, 0 })),
						0, "malformed"),
				new Attack("a proxy with a group that is no IA5 string",
						this.grid.janesProxy(
								(options) -> options.extension(ProxyOptions.GROUP, false, new byte[] { 12, 1, 97 })),
						0, "malformed"),
				new Attack("a proxy with a group without a name", this.grid.janesProxy((options) -> options.group("")),
						0, "malformed"),
				new Attack("a proxy with a group with a line break",
						this.grid.janesProxy((options) -> options.group("a\nb")), 0, "malformed"));
	}

}
