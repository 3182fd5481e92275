package io.diset.grid;

import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.diset.security.ChainPolicy;
import io.diset.security.grid.CrlMode;
import io.diset.security.grid.GridTrust;
import io.diset.security.grid.NamespaceMode;
import io.diset.test.pki.KeyUse;
import io.diset.test.pki.ProxyOptions;
import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What a site can choose, and what it cannot.
 */
class PolicyTests {

	private TestGrid grid;

	@BeforeEach
	void makeGrid(@TempDir Path directory) {
		this.grid = new TestGrid(directory);
	}

	@Test
	void refusesAFullProxyMadeFromALimitedOneEvenWhereLimitedOnesAreAllowed() {
		TestCertificate proxy = this.grid.jane()
			.proxy(ProxyOptions::limited)
			.proxy((options) -> options.commonNames("1"));
		assertThat(refusal(this.grid.trust().policy(ChainPolicy.strict().limitedProxies(true)), proxy))
			.isEqualTo(new Refusal(proxy.name(), 0, "proxyInconsistentlyLimited"));
	}

	@Test
	void refusesAFullProxyMadeFromALimitedOneFurtherUp() {
		TestCertificate proxy = this.grid.jane().proxy(ProxyOptions::limited).proxy().proxy(ProxyOptions::limited);
		assertThat(refusal(this.grid.trust().policy(ChainPolicy.strict().limitedProxies(true)), proxy))
			.isEqualTo(new Refusal(proxy.chain().get(1), 1, "proxyInconsistentlyLimited"));
	}

	@Test
	void refusesAFullProxyMadeFromALimitedOneFromBeforeTheStandard() {
		TestCertificate proxy = this.grid.jane().proxy(ProxyOptions::legacyLimited).proxy(ProxyOptions::legacy);
		ChainPolicy policy = ChainPolicy.strict().limitedProxies(true).legacyProxies(true);
		assertThat(refusal(this.grid.trust().policy(policy), proxy))
			.isEqualTo(new Refusal(proxy.name(), 0, "proxyInconsistentlyLimited"));
	}

	@Test
	void refusesWhatAnOrdinaryCertificateOfTheDirectoryIssued() {
		TestAuthority plain = TestAuthority.create((options) -> options.subject("/C=FR/O=Example/CN=Plain")
			.withoutExtension("2.5.29.19")
			.keyUsage(KeyUse.DIGITAL_SIGNATURE));
		TestAuthority unable = TestAuthority
			.create((options) -> options.subject("/C=FR/O=Example/CN=Unable").keyUsage(KeyUse.DIGITAL_SIGNATURE));
		for (TestAuthority host : List.of(plain, unable)) {
			this.grid.directory().add(host);
			TestCertificate jane = host.user((options) -> options.subject(TestGrid.JANE));
			assertThat(refusal(this.grid.trust(), jane))
				.isEqualTo(new Refusal(host.asCertificate().certificate(), 1, "noCACert"));
		}
	}

	@Test
	void refusesProxiesOfTwoKindsInOneChain() {
		TestCertificate proxy = this.grid.jane().proxy().proxy(ProxyOptions::legacy);
		assertThat(refusal(this.grid.trust().policy(ChainPolicy.strict().legacyProxies(true)), proxy))
			.isEqualTo(new Refusal(proxy.name(), 0, "proxyTypeInconsistent"));
	}

	@Test
	void refusesAChainThatNobodyWouldWantToCheck() {
		TestCertificate proxy = this.grid.jane();
		for (int i = 0; i < 20; i++) {
			proxy = proxy.proxy();
		}
		assertThat(refusal(this.grid.trust(), proxy)).isEqualTo(new Refusal(proxy.name(), 0, "chainTooLong"));
	}

	@Test
	void refusesAProxyOfOneThatMayNotBeUsedForOthers() {
		TestCertificate proxy = this.grid.jane().proxy((options) -> options.pathLength(0));
		assertAccepted(this.grid.trust(), proxy);
		TestCertificate below = proxy.proxy();
		assertThat(refusal(this.grid.trust(), below)).isEqualTo(new Refusal(below.name(), 0, "proxyLength"));
	}

	@Test
	void wantsRevocationListsWhereTheyAreRequired() {
		TestAuthority other = TestAuthority.create((options) -> options.subject("/C=FR/O=Example/CN=Other CA"));
		this.grid.directory().add(other);
		TestCertificate user = other.user((options) -> options.subject(TestGrid.JANE));
		assertAccepted(this.grid.trust(), user);
		assertAccepted(this.grid.trust().crlMode(CrlMode.REQUIRE), this.grid.jane());
		assertThat(refusal(this.grid.trust().crlMode(CrlMode.REQUIRE), user).depth()).isZero();
	}

	@Test
	void acceptsTheRevokedOnlyWhereRevocationListsAreIgnored() {
		this.grid.authority().revoke(this.grid.jane());
		this.grid.directory().addCrl(this.grid.authority());
		assertThat(refusal(this.grid.trust(), this.grid.jane()))
			.isEqualTo(new Refusal(TestGrid.JANE, 0, "certRevoked"));
		assertAccepted(this.grid.trust().crlMode(CrlMode.IGNORE), this.grid.jane());
	}

	@Test
	void refusesWhomAnExpiredRevocationListDoesNotName() {
		Instant now = Instant.now();
		this.grid.directory()
			.addCrl(this.grid.authority(),
					this.grid.authority().crl(now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1))));
		assertThat(refusal(this.grid.trust(), this.grid.jane())).isEqualTo(new Refusal(TestGrid.JANE, 0, "crlExpired"));
	}

	@Test
	void refusesARevocationListThatSomebodyElseSigned() {
		TestAuthority fake = TestAuthority
			.create((options) -> options.subject(this.grid.authority().asCertificate().name()));
		this.grid.directory().addCrl(this.grid.authority(), fake.crl());
		assertThat(refusal(this.grid.trust(), this.grid.jane()).name()).isEqualTo(TestGrid.JANE);
	}

	@Test
	void refusesNamesOutsideOfTheNamespaces() {
		this.grid.directory().addNamespaces(this.grid.authority(), "/C=FR/O=Example/CN=J.*");
		assertAccepted(this.grid.trust(), this.grid.jane());
		assertThat(refusal(this.grid.trust(), this.grid.mallory()))
			.isEqualTo(new Refusal(this.grid.mallory().name(), 0, "nsNotAccepted"));
		assertThat(refusal(this.grid.trust(), this.grid.mallory().proxy()))
			.isEqualTo(new Refusal(this.grid.mallory().name(), 1, "nsNotAccepted"));
		assertAccepted(this.grid.trust().namespaceMode(NamespaceMode.GLOBUS), this.grid.mallory());
	}

	@Test
	void wantsNamespacesWhereTheyAreRequired() {
		assertAccepted(this.grid.trust().namespaceMode(NamespaceMode.GLOBUS_REQUIRE), this.grid.jane());
		assertThat(refusal(this.grid.trust().namespaceMode(NamespaceMode.EUGRIDPMA_REQUIRE), this.grid.jane()))
			.isEqualTo(new Refusal(TestGrid.JANE, 0, "nsUndefinedAndRequired"));
	}

	private static Refusal refusal(GridTrust.Builder builder, TestCertificate shown) {
		try (GridTrust trust = builder.build()) {
			Throwable failure = catchThrowable(() -> trust.verifier().verify(shown.chain()));
			assertThat(failure).isInstanceOf(CertificateException.class);
			return Refusal.of(failure);
		}
	}

	private static void assertAccepted(GridTrust.Builder builder, TestCertificate shown) {
		try (GridTrust trust = builder.build()) {
			assertThatCode(() -> trust.verifier().verify(shown.chain())).doesNotThrowAnyException();
		}
	}

}
