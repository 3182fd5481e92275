package io.diset.security;

import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.SSLContext;

import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PeerPrincipalTests {

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
