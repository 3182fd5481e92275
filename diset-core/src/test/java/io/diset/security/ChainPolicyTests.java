package io.diset.security;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ChainPolicyTests {

	private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	private static final X509Certificate AUTHORITY = TestCertificates.AUTHORITY.getCertificate();

	private static final X509Bundle USER = TestCertificates.user("CN=Jane Doe, O=Example");

	private static final X509Bundle PROXY = TestCertificates.proxy(USER, "CN=1, CN=Jane Doe, O=Example");

	private static final X509Bundle DEEPER = TestCertificates.proxy(PROXY, "CN=2, CN=1, CN=Jane Doe, O=Example");

	private final ChainPolicy policy = ChainPolicy.strict();

	@Test
	void acceptsACertificateWithOrWithoutItsAuthority() throws Exception {
		assertThat(check(USER)).containsExactly(USER.getCertificate());
		assertThat(this.policy.check(List.of(USER.getCertificate(), AUTHORITY), this.now)).hasSize(2);
	}

	@Test
	void acceptsProxies() throws Exception {
		assertThat(check(DEEPER, PROXY, USER)).hasSize(3);
	}

	@Test
	void removesCertificatesThatWereSentTwice() throws Exception {
		assertThat(check(PROXY, PROXY, USER)).containsExactly(PROXY.getCertificate(), USER.getCertificate());
	}

	@Test
	void refusesACertificateFromTheSecondOnThatItHasExpired() throws Exception {
		X509Bundle proxy = proxy((certificate) -> certificate.notAfter(this.now));
		assertThat(check(proxy, USER)).hasSize(2);
		assertThatExceptionOfType(ChainRefusedException.class)
			.isThrownBy(() -> this.policy.check(chain(proxy, USER), this.now.plusMillis(1)))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("certificateExpired"))
			.withMessage("The certificate /O=Example/CN=Jane Doe/CN=1 at depth 0 is refused: it expired at " + this.now
					+ " (certificateExpired)");
	}

	@Test
	void refusesACertificateUntilTheSecondThatItIsValidFrom() throws Exception {
		X509Bundle proxy = proxy((certificate) -> certificate.notBefore(this.now));
		assertThat(check(proxy, USER)).hasSize(2);
		assertThatExceptionOfType(ChainRefusedException.class)
			.isThrownBy(() -> this.policy.check(chain(proxy, USER), this.now.minusMillis(1)))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("certificateNotYetValid"));
	}

	@Test
	void refusesAProxyThatOutlivesItsIssuer() {
		Instant end = USER.getCertificate().getNotAfter().toInstant();
		refuses("proxyOutlivesIssuer", 0, proxy((certificate) -> certificate.notAfter(end.plusSeconds(1))), USER);
	}

	@Test
	void refusesAProxyWhoseInformationIsNotCritical() {
		refuses("proxyNotCritical", 0, TestCertificates.proxy(USER, "CN=1, CN=Jane Doe, O=Example", false), USER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "300c300a06082b06010505071502", "300b300906072b060104018d0b" })
	void refusesAnUnknownPolicy(String information) {
		refuses("proxyPolicy", 0, proxy(information), USER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "3000", "3003020100", "30023000", "020100", "300c300a06082b060105050715", "" })
	void refusesMalformedProxyInformation(String information) {
		refuses("malformed", 0, proxy(information), USER);
	}

	@Test
	void acceptsLimitedProxiesOnlyIfTheyAreAllowed() throws Exception {
		X509Bundle limited = proxy("300f300d060b2b060104019b5001010109");
		refuses("proxyLimited", 0, limited, USER);
		assertThat(this.policy.limitedProxies(true).check(chain(limited, USER), this.now)).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "proxy", "Proxy", "limited proxy" })
	void refusesLegacyProxies(String name) {
		refuses("proxyLegacy", 0, legacy(name), USER);
	}

	@Test
	void acceptsLegacyProxiesIfTheyAreAllowed() throws Exception {
		ChainPolicy lenient = this.policy.legacyProxies(true);
		assertThat(lenient.check(chain(legacy("proxy"), USER), this.now)).hasSize(2);
		assertThat(lenient.limitedProxies(true).check(chain(legacy("limited proxy"), USER), this.now)).hasSize(2);
		assertThatExceptionOfType(ChainRefusedException.class)
			.isThrownBy(() -> lenient.check(chain(legacy("limited proxy"), USER), this.now))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("proxyLimited"));
	}

	@Test
	void refusesACertificateIssuedByAUser() {
		X509Bundle forged = issue(new CertificateBuilder().subject("CN=admin, O=Example"), USER);
		refuses("noCACert", 1, forged, USER);
	}

	@Test
	void refusesAnAuthorityAsAPeer() {
		refuses("peerIsAuthority", 0, TestCertificates.AUTHORITY);
	}

	@Test
	void refusesAChainThatIsNotInOrder() {
		refuses("chainUnordered", 1, PROXY, DEEPER, USER);
		refuses("chainUnordered", 1, DEEPER, USER);
	}

	@Test
	void refusesAChainThatRepeatsAName() {
		X509Bundle other = TestCertificates.user("CN=Jane Doe, O=Example");
		refuses("chainRepeatsName", 1, USER, other);
	}

	@Test
	void refusesAChainOfTooManyCertificates() {
		List<X509Bundle> chain = new ArrayList<>(List.of(USER));
		String name = "CN=Jane Doe, O=Example";
		for (int i = 0; i < 20; i++) {
			name = "CN=" + i + ", " + name;
			chain.add(0, TestCertificates.proxy(chain.get(0), name));
		}
		refuses("chainTooLong", 0, chain.toArray(X509Bundle[]::new));
	}

	@ParameterizedTest
	@EnumSource
	void refusesACertificateForAnotherRoleOnly(PeerRole role) throws Exception {
		PeerRole other = (role == PeerRole.CLIENT) ? PeerRole.SERVER : PeerRole.CLIENT;
		X509Bundle user = issue(new CertificateBuilder().subject("CN=Joe").addExtendedKeyUsage(other.purpose()),
				TestCertificates.AUTHORITY);
		assertThat(this.policy.role(other).check(chain(user), this.now)).hasSize(1);
		assertThat(check(user)).hasSize(1);
		assertThatExceptionOfType(ChainRefusedException.class)
			.isThrownBy(() -> this.policy.role(role).check(chain(user), this.now))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("extendedKeyUsage"));
	}

	@Test
	void refusesAProxyOfAUserWithoutTheRole() {
		X509Bundle user = issue(new CertificateBuilder().subject("CN=Joe, O=Example").addExtendedKeyUsageServerAuth(),
				TestCertificates.AUTHORITY);
		X509Bundle proxy = TestCertificates.proxy(user, "CN=1, CN=Joe, O=Example");
		assertThatExceptionOfType(ChainRefusedException.class)
			.isThrownBy(() -> this.policy.role(PeerRole.CLIENT).check(chain(proxy, user), this.now))
			.satisfies((ex) -> assertThat(ex.depth()).isOne());
	}

	@Test
	void acceptsACertificateForAnyPurpose() throws Exception {
		X509Bundle user = issue(new CertificateBuilder().subject("CN=Joe").addExtendedKeyUsage("2.5.29.37.0"),
				TestCertificates.AUTHORITY);
		assertThat(this.policy.role(PeerRole.CLIENT).check(chain(user), this.now)).hasSize(1);
	}

	@Test
	void wantsAChain() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.policy.check(List.of(), this.now));
	}

	private void refuses(String code, int depth, X509Bundle... chain) {
		assertThatExceptionOfType(ChainRefusedException.class).isThrownBy(() -> check(chain)).satisfies((ex) -> {
			assertThat(ex.code()).isEqualTo(code);
			assertThat(ex.depth()).isEqualTo(depth);
			assertThat(ex.distinguishedName())
				.isEqualTo(DistinguishedName.of(chain[depth].getCertificate().getSubjectX500Principal()));
			assertThat(ex).hasMessageContainingAll(ex.distinguishedName(), "at depth " + depth, "(" + code + ")");
		});
	}

	private List<X509Certificate> check(X509Bundle... chain) throws ChainRefusedException {
		return this.policy.check(chain(chain), this.now);
	}

	private static List<X509Certificate> chain(X509Bundle... chain) {
		return Arrays.stream(chain).map(X509Bundle::getCertificate).toList();
	}

	private static X509Bundle proxy(UnaryOperator<CertificateBuilder> customizer) {
		return TestCertificates.proxy(USER, customizer);
	}

	private static X509Bundle proxy(String information) {
		return TestCertificates.proxyWith(USER, information);
	}

	private static X509Bundle legacy(String name) {
		return issue(new CertificateBuilder().subject("CN=" + name + ", CN=Jane Doe, O=Example")
			.notAfter(USER.getCertificate().getNotAfter().toInstant()), USER);
	}

	private static X509Bundle issue(CertificateBuilder certificate, X509Bundle issuer) {
		return TestCertificates.issue(certificate, issuer);
	}

}
