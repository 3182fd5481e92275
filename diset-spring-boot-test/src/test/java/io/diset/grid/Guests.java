package io.diset.grid;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.diset.test.pki.CertificateOptions;
import io.diset.test.pki.KeyType;
import io.diset.test.pki.ProxyOptions;
import io.diset.test.pki.SignatureDigest;
import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;

/**
 * All kinds of honest peers.
 */
final class Guests {

	private final TestGrid grid;

	private Guests(TestGrid grid) {
		this.grid = grid;
	}

	static List<Guest> of(TestGrid grid) {
		Guests guests = new Guests(grid);
		return Stream
			.of(guests.certificates(), guests.authorities(), guests.proxies(), guests.groups(), guests.chains(),
					guests.names())
			.flatMap(List::stream)
			.toList();
	}

	private List<Guest> certificates() {
		return List.of(guest("a user", this.grid.jane()),
				guest("a user with RSA", user((options) -> options.key(KeyType.RSA_2048))),
				guest("a user with a longer curve", user((options) -> options.key(KeyType.EC_P384))),
				guest("a certificate signed with SHA-512",
						user((options) -> options.signatureDigest(SignatureDigest.SHA512))),
				guest("a certificate that does not say what it is for", user(CertificateOptions::extendedKeyUsage)),
				guest("a certificate that does not say what its key is for",
						user((options) -> options.withoutExtension("2.5.29.15"))),
				guest("a certificate without identifiers of keys",
						user((options) -> options.withoutExtension("2.5.29.14").withoutExtension("2.5.29.35"))),
				guest("a host", this.grid.host()));
	}

	private List<Guest> authorities() {
		TestAuthority below = this.grid.authority()
			.intermediate((options) -> options.subject("/C=FR/O=Example/CN=Below").certificateAuthority(0));
		TestAuthority curve = TestAuthority
			.create((options) -> options.subject("/C=FR/O=Example/CN=Curve CA").key(KeyType.EC_P384));
		TestAuthority known = this.grid.authority()
			.intermediate((options) -> options.subject("/C=FR/O=Example/CN=Known CA"));
		this.grid.directory().add(curve).add(known).addCrl(known);
		TestCertificate knownUser = known.user((options) -> options.subject(TestGrid.JANE));
		return List.of(guest("a user of an authority below", below.user((options) -> options.subject(TestGrid.JANE))),
				guest("a proxy of a user of an authority below",
						below.user((options) -> options.subject(TestGrid.JANE)).proxy(), TestGrid.JANE),
				guest("a user of an authority without revocation list and signing policy",
						curve.user((options) -> options.subject(TestGrid.JANE))),
				guest("a user of an authority below that is known itself", knownUser),
				guest("a user of an authority below that is known itself and not shown",
						knownUser.withChain(List.of(knownUser.certificate()))));
	}

	private List<Guest> proxies() {
		TestCertificate rsa = user((options) -> options.key(KeyType.RSA_2048));
		TestCertificate jane = this.grid.jane();
		return List.of(guest("a proxy", jane.proxy(), TestGrid.JANE),
				guest("a proxy of a proxy", jane.proxy().proxy(), TestGrid.JANE),
				guest("a proxy of a proxy of a proxy", jane.proxy().proxy().proxy(), TestGrid.JANE),
				guest("a proxy with RSA", jane.proxy((options) -> options.key(KeyType.RSA_2048)), TestGrid.JANE),
				guest("a proxy of a user with RSA", rsa.proxy(), TestGrid.JANE),
				guest("a proxy of a user with RSA, with RSA", rsa.proxy((options) -> options.key(KeyType.RSA_2048)),
						TestGrid.JANE),
				guest("a proxy that calls itself admin", jane.proxy((options) -> options.commonNames("admin")),
						TestGrid.JANE),
				guest("as many proxies as there may be",
						jane.proxy((options) -> options.pathLength(1)).proxy((options) -> options.pathLength(0)),
						TestGrid.JANE),
				guest("a limited proxy", jane.proxy(ProxyOptions::limited), TestGrid.JANE),
				guest("a limited proxy of a full one", jane.proxy().proxy(ProxyOptions::limited), TestGrid.JANE),
				guest("a limited proxy of a limited one",
						jane.proxy(ProxyOptions::limited).proxy(ProxyOptions::limited), TestGrid.JANE),
				guest("a proxy from before the standard", jane.proxy(ProxyOptions::legacy), TestGrid.JANE),
				guest("a limited proxy from before the standard", jane.proxy(ProxyOptions::legacyLimited),
						TestGrid.JANE),
				guest("a proxy of a host", this.grid.host().proxy(), this.grid.host().name()));
	}

	private List<Guest> groups() {
		TestCertificate user = this.grid.jane().proxy((options) -> options.group("dteam_user"));
		TestCertificate admin = user.proxy((options) -> options.group("dirac_admin"));
		List<X509Certificate> again = new ArrayList<>(admin.chain());
		again.add(admin.certificate());
		TestAuthority authority = TestAuthority.create((options) -> options.subject("/C=FR/O=Example/CN=Listless CA"));
		this.grid.directory().add(authority);
		TestCertificate john = authority.user((options) -> options.subject("/C=FR/O=Example/CN=John"));
		TestAuthority madeUp = TestAuthority.create((options) -> options.subject("/C=FR/O=Example/CN=Listless CA")
			.extension(ProxyOptions.GROUP, false, new byte[] { 22, 5, 97, 100, 109, 105, 110 }));
		return List.of(
				new Guest("a user who has an authority that grants a group",
						john.withChain(List.of(john.certificate(), madeUp.certificate())), john.name(), null),
				new Guest("a proxy with a group", user, TestGrid.JANE, "dteam_user"),
				new Guest("a proxy of one with a group", user.proxy(), TestGrid.JANE, "dteam_user"),
				new Guest("a proxy that would like another group", admin, TestGrid.JANE, "dteam_user"),
				new Guest("a proxy that would like another group and is sent again at the end", admin.withChain(again),
						TestGrid.JANE, "dteam_user"),
				new Guest("a proxy of one without a group",
						this.grid.jane().proxy().proxy((options) -> options.group("dteam_user")), TestGrid.JANE,
						"dteam_user"),
				new Guest("a limited proxy with a group",
						this.grid.jane().proxy((options) -> options.limited().group("dteam_user")), TestGrid.JANE,
						"dteam_user"));
	}

	private List<Guest> chains() {
		TestCertificate proxy = this.grid.jane().proxy();
		List<X509Certificate> twice = new ArrayList<>(proxy.chain());
		twice.add(0, proxy.certificate());
		List<X509Certificate> withRoot = new ArrayList<>(proxy.chain());
		withRoot.add(this.grid.authority().certificate());
		return List.of(guest("a proxy that is sent twice", proxy.withChain(twice), TestGrid.JANE),
				guest("a proxy that is sent with the authority", proxy.withChain(withRoot), TestGrid.JANE),
				guest("a user who is sent twice", this.grid.jane()
					.withChain(List.of(this.grid.jane().certificate(), this.grid.jane().certificate()))));
	}

	private List<Guest> names() {
		return Stream.of("CN=Žluťoučký kůň", "CN=Émile\\/CN=admin\\+x", "CN=Jane Doe+UID=jdoe",
				"CN=jdoe/CN=12/CN=Jane Doe/emailAddress=jane@example.org", "CN=host\\/a.example.org", "CN=back\\slash",
				"CN=quotes \" and, commas; = # <>", "1.2.3.4.5=x/CN=Jane", "GN=Jane/SN=Doe/serialNumber=1/title=Dr",
				"CN= spaces  all   over ", "DC=cern/DC=ch/OU=Users/CN=Robot: data", "CN=*", "CN=.*", "CN=a\u0001b")
			.map((name) -> this.grid.user("/C=FR/O=Example/" + name))
			.flatMap((user) -> Stream.of(guest(user.name(), user),
					guest("a proxy of " + user.name(), user.proxy(), user.name())))
			.toList();
	}

	private TestCertificate user(Consumer<CertificateOptions> customizer) {
		return this.grid.user(TestGrid.JANE, customizer);
	}

	private static Guest guest(String title, TestCertificate shown) {
		return guest(title, shown, shown.name());
	}

	private static Guest guest(String title, TestCertificate shown, String name) {
		return new Guest(title, shown, name, null);
	}

}
