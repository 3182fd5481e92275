package io.diset.security.grid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.diset.security.ChainRefusedException;
import io.diset.security.PeerVerifier;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GridTrustTests {

	private static final Duration INTERVAL = Duration.ofMinutes(1);

	private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.now());

	private final X509Bundle authority = authority("CN=CA");

	private final X509Bundle user = user(this.authority);

	@TempDir
	private Path directory;

	@BeforeEach
	void addAuthority() throws IOException {
		add(this.authority);
	}

	@Test
	void looksForChangesAfterTheInterval() throws Exception {
		X509Bundle other = authority("CN=Other CA");
		X509Bundle joe = user(other);
		try (GridTrust trust = trust()) {
			add(other);
			refuses(trust, joe, "noTrustAnchorFound");
			this.clock.set(this.clock.get().plus(INTERVAL));
			accepts(trust, joe);
		}
	}

	@Test
	void looksForChangesWhenTheClockWasSetBack() throws Exception {
		X509Bundle other = authority("CN=Other CA");
		try (GridTrust trust = trust()) {
			add(other);
			this.clock.set(this.clock.get().minusSeconds(1));
			accepts(trust, user(other));
		}
	}

	@Test
	void refusesACertificateThatExpiresMeanwhile() {
		try (GridTrust trust = trust()) {
			accepts(trust, this.user);
			this.clock.set(this.user.getCertificate().getNotAfter().toInstant().plusMillis(1));
			refuses(trust, this.user, "certificateExpired");
		}
	}

	@Test
	void refusesACertificateThatExpiresAMomentLater() throws Exception {
		Instant end = this.clock.get().plusSeconds(20);
		X509Bundle joe = new CertificateBuilder().subject("CN=Joe").notAfter(end).buildIssuedBy(this.authority);
		try (GridTrust trust = trust()) {
			accepts(trust, joe);
			this.clock.set(end.plusMillis(1));
			refuses(trust, joe, "certificateExpired");
		}
	}

	@Test
	void refusesEverythingOfAnAuthorityThatHasExpired() throws Exception {
		Instant end = this.clock.get().plusSeconds(20);
		X509Bundle other = new CertificateBuilder().subject("CN=Other CA")
			.notAfter(end)
			.setIsCertificateAuthority(true)
			.buildSelfSigned();
		add(other);
		X509Bundle joe = user(other);
		try (GridTrust trust = trust()) {
			accepts(trust, joe);
			this.clock.set(end.plusSeconds(1));
			assertThatExceptionOfType(ChainRefusedException.class)
				.isThrownBy(() -> trust.verifier().verify(List.of(joe.getCertificate())))
				.satisfies((ex) -> assertThat(ex.distinguishedName()).isEqualTo("/CN=Other CA"));
		}
	}

	@Test
	void namesNoIssuersToClients() {
		try (GridTrust trust = trust()) {
			assertThat(trust.trustManager().getAcceptedIssuers()).isEmpty();
		}
	}

	@Test
	void hasOneTrustManagerWhichVerifiesPeersAsWell() {
		try (GridTrust trust = trust()) {
			assertThat(trust.trustManagerFactory().getTrustManagers()).containsExactly(trust.trustManager());
			assertThat(trust.trustManager()).isInstanceOf(PeerVerifier.class).isSameAs(trust.verifier());
		}
	}

	@Test
	void refusesAPeerWithoutCertificates() {
		try (GridTrust trust = trust()) {
			assertThatExceptionOfType(CertificateException.class)
				.isThrownBy(() -> trust.trustManager().checkClientTrusted(new X509Certificate[0], "UNKNOWN"));
		}
	}

	@Test
	void refusesEveryPeerAfterItIsClosed() {
		GridTrust trust = trust();
		trust.close();
		assertThatExceptionOfType(CertificateException.class)
			.isThrownBy(() -> trust.verifier().verify(List.of(this.user.getCertificate())))
			.withMessage("The grid trust is closed");
	}

	@Test
	void startsNoThreads() {
		try (GridTrust trust = trust()) {
			accepts(trust, this.user);
			assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.noneMatch((name) -> name.contains("caNl"));
		}
	}

	@Test
	void refusesANegativeInterval() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> GridTrust.builder(this.directory).reloadInterval(Duration.ofNanos(-1)));
	}

	private GridTrust trust() {
		return GridTrust.builder(this.directory).reloadInterval(INTERVAL).clock(this.clock::get).build();
	}

	private void add(X509Bundle added) throws IOException {
		String hash = TrustAnchors.hash(added.getCertificate().getSubjectX500Principal());
		Files.writeString(this.directory.resolve(hash + ".0"), added.getCertificatePathPEM());
	}

	private static void accepts(GridTrust trust, X509Bundle peer) {
		assertThatCode(() -> trust.verifier().verify(List.of(peer.getCertificate()))).doesNotThrowAnyException();
	}

	private static void refuses(GridTrust trust, X509Bundle peer, String code) {
		assertThatExceptionOfType(ChainRefusedException.class)
			.isThrownBy(() -> trust.verifier().verify(List.of(peer.getCertificate())))
			.satisfies((ex) -> assertThat(ex.code()).as(ex.getMessage()).isEqualTo(code));
	}

	private static X509Bundle authority(String subject) {
		try {
			return new CertificateBuilder().subject(subject).setIsCertificateAuthority(true).buildSelfSigned();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static X509Bundle user(X509Bundle authority) {
		try {
			return new CertificateBuilder().subject("CN=Jane Doe, O=Example").buildIssuedBy(authority);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
