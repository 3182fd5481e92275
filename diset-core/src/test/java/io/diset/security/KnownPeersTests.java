package io.diset.security;

import java.security.cert.X509Certificate;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KnownPeersTests {

	private static X509Bundle authority;

	private static X509Bundle otherAuthority;

	private final KnownPeers peers = new KnownPeers();

	@BeforeAll
	static void createAuthorities() throws Exception {
		authority = certificate("CN=CA").setIsCertificateAuthority(true).buildSelfSigned();
		otherAuthority = certificate("CN=CA").setIsCertificateAuthority(true).buildSelfSigned();
	}

	@Test
	void knowsAPeerThatComesAgain() throws Exception {
		X509Bundle user = certificate("CN=Jane, O=Example").buildIssuedBy(authority);
		PeerPrincipal first = this.peers.of(user.getCertificatePathWithRoot());
		assertThat(first).hasToString("/O=Example/CN=Jane");
		assertThat(this.peers.of(user.getCertificatePathWithRoot())).isSameAs(first);
	}

	@Test
	void tellsChainsApartThatDifferBehindTheFirstCertificate() throws Exception {
		X509Certificate user = certificate("CN=Jane, O=Example").buildIssuedBy(authority).getCertificate();
		PeerPrincipal one = this.peers.of(user, authority.getCertificate());
		PeerPrincipal other = this.peers.of(user, otherAuthority.getCertificate());
		assertThat(other.certificates()).containsExactly(user, otherAuthority.getCertificate());
		assertThat(one.certificates()).containsExactly(user, authority.getCertificate());
		assertThat(this.peers.of(user).certificates()).containsExactly(user);
	}

	@Test
	void refusesAPeerEachTimeThatHasNoName() throws Exception {
		X509Bundle user = certificate("CN=Jane, O=Example").buildIssuedBy(authority);
		X509Certificate proxy = certificate("CN=proxy, CN=Jane, O=Example").buildIssuedBy(user).getCertificate();
		for (int i = 0; i < 2; i++) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.peers.of(proxy))
				.withMessage("All 1 certificates are proxies");
		}
		assertThat(this.peers.size()).isZero();
	}

	@Test
	void knowsNoMoreThanSomeThatCameLast() throws Exception {
		X509Certificate first = certificate("CN=first").buildIssuedBy(authority).getCertificate();
		PeerPrincipal known = this.peers.of(first);
		for (int i = 0; i < KnownPeers.MAX; i++) {
			assertThat(this.peers.of(first)).isSameAs(known);
			this.peers.of(certificate("CN=user " + i).buildIssuedBy(authority).getCertificate());
		}
		assertThat(this.peers.size()).isEqualTo(KnownPeers.MAX);
		assertThat(this.peers.of(first)).isSameAs(known);
	}

	private static CertificateBuilder certificate(String subject) {
		return new CertificateBuilder().subject(subject).ecp256();
	}

}
