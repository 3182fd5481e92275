package io.diset.security.grid;

import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;
import io.diset.test.pki.TestTrustDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RecentPathsTests {

	private final Instant now = Instant.now();

	private final TestAuthority authority = TestAuthority.create();

	private final List<X509Certificate> chain = this.authority.user("Jane Doe").proxy().chain();

	private TestTrustDirectory directory;

	@BeforeEach
	void addAuthority(@TempDir Path parent) {
		this.directory = TestTrustDirectory.in(parent).add(this.authority);
	}

	@Test
	void remembersAPathForAShortTime() throws Exception {
		RecentPaths paths = paths(CrlMode.IF_VALID);
		TrustAnchors trust = trust();
		List<X509Certificate> path = paths.validate(this.chain, trust, this.now);
		Instant end = this.now.plus(RecentPaths.LIFETIME);
		assertThat(path).startsWith(this.chain.get(0)).endsWith(this.authority.certificate());
		assertThat(paths.validate(List.copyOf(this.chain), trust, end.minusNanos(1))).isSameAs(path);
		assertThat(paths.validate(this.chain, trust, end)).isNotSameAs(path).isEqualTo(path);
	}

	@Test
	void remembersOfAChainNoOtherChain() throws Exception {
		RecentPaths paths = paths(CrlMode.IF_VALID);
		TrustAnchors trust = trust();
		paths.validate(this.chain, trust, this.now);
		List<X509Certificate> forged = List.of(TestAuthority.create().user("Jane Doe").proxy().certificate(),
				this.chain.get(1));
		assertThatExceptionOfType(CertificateException.class).isThrownBy(() -> paths.validate(forged, trust, this.now));
	}

	@Test
	void remembersNothingFromBeforeTheClockWasSetBack() throws Exception {
		RecentPaths paths = paths(CrlMode.IF_VALID);
		TrustAnchors trust = trust();
		List<X509Certificate> path = paths.validate(this.chain, trust, this.now);
		assertThat(paths.validate(this.chain, trust, this.now.minusNanos(1))).isNotSameAs(path);
	}

	@Test
	void forgetsWhenTheDirectoryIsReadAgain() throws Exception {
		RecentPaths paths = paths(CrlMode.IF_VALID);
		List<X509Certificate> path = paths.validate(this.chain, trust(), this.now);
		assertThat(paths.validate(this.chain, trust(), this.now)).isNotSameAs(path);
	}

	@Test
	void forgetsWhenARevocationListIsOutOfDate() throws Exception {
		Instant end = this.now.plusSeconds(20);
		this.directory.addCrl(this.authority, this.authority.crl(this.now.minusSeconds(60), end));
		RecentPaths paths = paths(CrlMode.IF_VALID);
		TrustAnchors trust = trust();
		List<X509Certificate> path = paths.validate(this.chain, trust, this.now);
		assertThat(paths.validate(this.chain, trust, this.now.plusSeconds(18))).isSameAs(path);
		assertThat(paths.validate(this.chain, trust, end)).isNotSameAs(path);
	}

	@Test
	void takesNoNoticeOfRevocationListsThatAreIgnored() throws Exception {
		Instant end = this.now.minusSeconds(1);
		this.directory.addCrl(this.authority, this.authority.crl(end.minusSeconds(60), end));
		RecentPaths paths = paths(CrlMode.IGNORE);
		TrustAnchors trust = trust();
		List<X509Certificate> path = paths.validate(this.chain, trust, this.now);
		assertThat(paths.validate(this.chain, trust, this.now)).isSameAs(path);
	}

	@Test
	void remembersASmallNumberOfPaths() throws Exception {
		RecentPaths paths = paths(CrlMode.IF_VALID);
		TrustAnchors trust = trust();
		TestCertificate user = this.authority.user("Jane Doe");
		List<X509Certificate> path = paths.validate(this.chain, trust, this.now);
		for (int i = 1; i < RecentPaths.MAX; i++) {
			paths.validate(user.proxy().chain(), trust, this.now);
		}
		assertThat(paths.validate(this.chain, trust, this.now)).isSameAs(path);
		paths.validate(user.proxy().chain(), trust, this.now);
		assertThat(paths.validate(this.chain, trust, this.now)).isNotSameAs(path);
	}

	private TrustAnchors trust() {
		return new TrustDirectory(this.directory.path(), Duration.ofMinutes(1), InstantSource.system()).current();
	}

	private static RecentPaths paths(CrlMode crlMode) {
		return new RecentPaths(new CanlValidation(crlMode, NamespaceMode.EUGRIDPMA_GLOBUS));
	}

}
