package io.diset.security;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

import javax.net.ssl.SSLContext;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PeerPrincipalTests {

	private static final String GROUP = "1.2.42.42";

	private static final X509Bundle USER = TestCertificates.user("CN=Jane Doe, O=Example");

	private static final X509Bundle PROXY = TestCertificates.proxy(USER, "CN=1, CN=Jane Doe, O=Example");

	private static final X509Bundle DEEPER = TestCertificates.proxy(PROXY, "CN=2, CN=1, CN=Jane Doe, O=Example");

	@Test
	void isNamedByItsCertificate() {
		PeerPrincipal peer = PeerPrincipal.of(USER.getCertificatePathWithRoot());
		assertThat(peer.getName()).isEqualTo("/O=Example/CN=Jane Doe");
		assertThat(peer).hasToString("/O=Example/CN=Jane Doe");
	}

	@Test
	void isNamedByTheFirstCertificateThatIsNoProxy() {
		X509Certificate[] chain = { DEEPER.getCertificate(), PROXY.getCertificate(), USER.getCertificate() };
		PeerPrincipal peer = PeerPrincipal.of(chain);
		assertThat(peer.getName()).isEqualTo("/O=Example/CN=Jane Doe");
		assertThat(peer.certificates()).containsExactly(chain);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void isNeverNamedByAProxy(boolean critical) {
		X509Bundle admin = TestCertificates.proxy(USER, "CN=admin", critical);
		assertThat(PeerPrincipal.of(admin.getCertificate(), USER.getCertificate()).getName())
			.isEqualTo("/O=Example/CN=Jane Doe");
	}

	@Test
	void refusesAChainOfNothingButProxies() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> PeerPrincipal.of(DEEPER.getCertificate(), PROXY.getCertificate()))
			.withMessage("All 2 certificates are proxies");
	}

	@Test
	void refusesAProxyThatIsNotFollowedByItsIssuer() {
		X509Bundle admin = TestCertificates.user("CN=admin, O=Example");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> PeerPrincipal.of(PROXY.getCertificate(), admin.getCertificate(), USER.getCertificate()))
			.withMessage("A proxy certificate is not followed by its issuer");
	}

	@Test
	void toleratesACertificateThatWasSentTwice() {
		X509Certificate proxy = PROXY.getCertificate();
		assertThat(PeerPrincipal.of(proxy, proxy, USER.getCertificate()).getName()).isEqualTo("/O=Example/CN=Jane Doe");
	}

	@Test
	void isValidUntilTheFirstOfItsCertificatesExpires() {
		Instant end = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
		X509Bundle proxy = TestCertificates.proxy(USER, (certificate) -> certificate.notAfter(end));
		assertThat(PeerPrincipal.of(proxy.getCertificate(), USER.getCertificate()).validUntil()).isEqualTo(end);
		assertThat(PeerPrincipal.of(USER.getCertificate()).validUntil())
			.isEqualTo(USER.getCertificate().getNotAfter().toInstant());
	}

	@Test
	void isAProxyIfItsOwnCertificateIsOne() {
		assertThat(PeerPrincipal.of(PROXY.getCertificate(), USER.getCertificate()).isProxy()).isTrue();
		assertThat(PeerPrincipal.of(USER.getCertificate()).isProxy()).isFalse();
	}

	@Test
	void isLimitedIfItsOwnCertificateIs() {
		X509Certificate limited = TestCertificates.proxyWith(USER, "300f300d060b2b060104019b5001010109")
			.getCertificate();
		assertThat(PeerPrincipal.of(limited, USER.getCertificate()).isLimited()).isTrue();
		assertThat(PeerPrincipal.of(PROXY.getCertificate(), USER.getCertificate()).isLimited()).isFalse();
	}

	@Test
	void isNeverNamedByALegacyProxy() {
		X509Certificate proxy = TestCertificates
			.issue(new CertificateBuilder().subject("CN=proxy, CN=Jane Doe, O=Example"), USER)
			.getCertificate();
		PeerPrincipal peer = PeerPrincipal.of(proxy, USER.getCertificate());
		assertThat(peer.getName()).isEqualTo("/O=Example/CN=Jane Doe");
		assertThat(peer.isProxy()).isTrue();
		assertThat(peer.ownerCertificate()).isEqualTo(USER.getCertificate());
	}

	@Test
	void mayBeCalledProxyByItsAuthority() {
		X509Certificate certificate = TestCertificates.user("CN=proxy, O=Example").getCertificate();
		assertThat(PeerPrincipal.of(certificate).getName()).isEqualTo("/O=Example/CN=proxy");
	}

	@Test
	void hasTheGroupOfTheProxyNextToTheRoot() {
		X509Bundle proxy = TestCertificates.proxy(USER,
				(certificate) -> certificate.addExtensionAsciiString(GROUP, false, "dirac_user"));
		X509Bundle deeper = TestCertificates.proxy(proxy,
				(certificate) -> certificate.subject("CN=2, CN=1, CN=Jane Doe, O=Example")
					.addExtensionAsciiString(GROUP, false, "dirac_admin"));
		X509Certificate[] chain = { deeper.getCertificate(), proxy.getCertificate(), USER.getCertificate() };
		assertThat(PeerPrincipal.of(chain).group()).isEqualTo("dirac_user");
		assertThat(PeerPrincipal.of(PROXY.getCertificate(), USER.getCertificate()).group()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1600", "160161ff", "0c0161", "16026120", "16020a61", "160180", "" })
	void refusesAMalformedGroup(String group) {
		X509Bundle proxy = TestCertificates.proxy(USER,
				(certificate) -> certificate.addExtensionOctetString(GROUP, false, HexFormat.of().parseHex(group)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> PeerPrincipal.of(proxy.getCertificate(), USER.getCertificate()))
			.withMessageStartingWith("Malformed");
	}

	@Test
	void doesNotLetItsCertificatesBeChanged() {
		List<X509Certificate> certificates = PeerPrincipal.of(USER.getCertificate()).certificates();
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> certificates.set(0, PROXY.getCertificate()));
	}

	@Test
	void equalsAPeerWithTheSameChain() {
		PeerPrincipal peer = PeerPrincipal.of(PROXY.getCertificate(), USER.getCertificate());
		assertThat(peer).isEqualTo(PeerPrincipal.of(PROXY.getCertificate(), USER.getCertificate()))
			.hasSameHashCodeAs(PeerPrincipal.of(PROXY.getCertificate(), USER.getCertificate()))
			.isNotEqualTo(PeerPrincipal.of(USER.getCertificate()))
			.isNotEqualTo("/O=Example/CN=Jane Doe");
	}

	@Test
	void isNobodyWithoutACertificate() throws Exception {
		assertThat(PeerPrincipal.of(SSLContext.getDefault().createSSLEngine().getSession())).isNull();
	}

}
