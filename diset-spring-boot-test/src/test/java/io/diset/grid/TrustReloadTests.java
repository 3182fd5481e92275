package io.diset.grid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.diset.security.ChainRefusedException;
import io.diset.security.grid.CrlMode;
import io.diset.security.grid.GridTrust;
import io.diset.security.grid.NamespaceMode;
import io.diset.security.grid.TrustDirectoryException;
import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;
import io.diset.test.pki.TestTrustDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TrustReloadTests {

	private static final String NOT_A_FILE_OF_THE_GRID = "nothing of the kind";

	private final TestAuthority authority = TestAuthority.create();

	private final TestCertificate user = this.authority.user("Jane Doe");

	private TestTrustDirectory directory;

	@BeforeEach
	void addAuthority(@TempDir Path parent) {
		this.directory = TestTrustDirectory.in(parent.resolve("trust directory")).add(this.authority);
	}

	@Test
	void seesAnAuthorityThatIsAddedOrRemoved() {
		GridTrust trust = trust().build();
		TestAuthority other = TestAuthority.create((options) -> options.subject("/O=Other/CN=CA"));
		TestCertificate joe = other.user("Joe");
		refuses(trust, joe, "noTrustAnchorFound");
		this.directory.add(other);
		accepts(trust, joe);
		this.directory.remove(other);
		refuses(trust, joe, "noTrustAnchorFound");
		accepts(trust, this.user);
	}

	@Test
	void seesARevocationListThatIsAdded() {
		GridTrust trust = trust().build();
		this.authority.revoke(this.user);
		accepts(trust, this.user);
		this.directory.addCrl(this.authority);
		refuses(trust, this.user, "certRevoked");
		refuses(trust, this.user.proxy(), "certRevoked");
		accepts(trust, this.authority.user("Joe"));
	}

	@Test
	void refusesEverythingOfAnAuthorityWhoseRevocationListIsOutOfDate() {
		GridTrust trust = trust().build();
		Instant end = Instant.now().minusSeconds(1);
		this.directory.addCrl(this.authority, this.authority.crl(end.minusSeconds(60), end));
		refuses(trust, this.user, "crlExpired");
		accepts(trust().crlMode(CrlMode.IGNORE).build(), this.user);
	}

	@Test
	void requiresRevocationListsOnlyIfItIsTold() {
		accepts(trust().build(), this.user);
		GridTrust trust = trust().crlMode(CrlMode.REQUIRE).build();
		refuses(trust, this.user, "noValidCrlFound");
		this.directory.addCrl(this.authority);
		accepts(trust, this.user);
	}

	@Test
	void refusesEverythingOfAnAuthorityWhoseRevocationListCannotBeRead() throws IOException {
		Files.writeString(this.directory.crlFile(this.authority), NOT_A_FILE_OF_THE_GRID);
		refuses(trust().build(), this.user, "crlUnreadable");
		accepts(trust().crlMode(CrlMode.IGNORE).build(), this.user);
	}

	@Test
	void keepsWhatItReadUntilAFileCanBeReadAgain() throws IOException {
		this.authority.revoke(this.user);
		this.directory.addCrl(this.authority);
		GridTrust trust = trust().build();
		TestCertificate joe = this.authority.user("Joe");
		Files.writeString(this.directory.crlFile(this.authority), NOT_A_FILE_OF_THE_GRID);
		refuses(trust, this.user, "certRevoked");
		accepts(trust, joe);
		this.authority.revoke(joe);
		this.directory.addCrl(this.authority);
		refuses(trust, joe, "certRevoked");
	}

	@Test
	void seesTheNamesThatAnAuthorityMayGive() {
		GridTrust trust = trust().build();
		this.directory.addSigningPolicy(this.authority, "/O=Nobody/*");
		refuses(trust, this.user, "nsNotAccepted");
		this.directory.addNamespaces(this.authority, "/.*");
		accepts(trust, this.user);
		refuses(trust().namespaceMode(NamespaceMode.GLOBUS).build(), this.user, "nsNotAccepted");
		accepts(trust().namespaceMode(NamespaceMode.IGNORE).build(), this.user);
	}

	@Test
	void refusesEverythingOfAnAuthorityWhoseNamesCannotBeRead() {
		String hash = this.directory.certificateFile(this.authority).getFileName().toString().substring(0, 8);
		this.directory.write(hash + ".signing_policy", NOT_A_FILE_OF_THE_GRID);
		refuses(trust().build(), this.user, "nsDeny");
		this.directory.write(hash + ".namespaces", NOT_A_FILE_OF_THE_GRID);
		refuses(trust().build(), this.user, "nsDeny");
		accepts(trust().namespaceMode(NamespaceMode.IGNORE).build(), this.user);
	}

	@Test
	void isNotHarmedByAFileThatCannotBeRead() {
		GridTrust trust = trust().build();
		this.directory.write("deadbeef.0", NOT_A_FILE_OF_THE_GRID)
			.write("deadbeef.r0", NOT_A_FILE_OF_THE_GRID)
			.write("deadbeef.namespaces", NOT_A_FILE_OF_THE_GRID)
			.write("deadbeef.signing_policy", NOT_A_FILE_OF_THE_GRID);
		accepts(trust, this.user);
		accepts(trust().build(), this.user);
	}

	@Test
	void isNotHarmedByANameThatIsNoText() throws Exception {
		GridTrust trust = trust().build();
		byte[] odd = TestAuthority.create((options) -> options.subject("/C=FR/O=Example/CN=Strange Name"))
			.asCertificate()
			.certificate()
			.getEncoded();
		byte[] part = "Strange".getBytes(StandardCharsets.US_ASCII);
		for (int i = 0; i < odd.length - part.length; i++) {
			if (Arrays.equals(odd, i, i + part.length, part, 0, part.length)) {
				odd[i] = (byte) 0xc3;
				odd[i + 1] = '(';
			}
		}
		Files.write(this.directory.path().resolve("deadbeef.0"), odd);
		accepts(trust, this.user);
		accepts(trust().build(), this.user);
	}

	@Test
	void keepsWhatItReadWhenTheDirectoryDisappears() throws IOException {
		GridTrust trust = trust().build();
		Files.move(this.directory.path(), this.directory.path().resolveSibling("elsewhere"));
		accepts(trust, this.user);
		trust.reload();
		accepts(trust, this.user);
	}

	@Test
	void readsAgainAtOnceWhenItIsTold() {
		GridTrust trust = trust().reloadInterval(Duration.ofDays(1)).build();
		this.authority.revoke(this.user);
		this.directory.addCrl(this.authority);
		accepts(trust, this.user);
		trust.reload();
		refuses(trust, this.user, "certRevoked");
	}

	@Test
	void checksAnAuthorityBelowAnotherThatIsTrustedAsWell() {
		TestAuthority below = this.authority.intermediate((options) -> options.subject("/O=DISET tests/CN=Below"));
		this.directory.add(below);
		GridTrust trust = trust().build();
		TestCertificate joe = below.user("Joe");
		accepts(trust, joe);
		this.authority.revoke(below.asCertificate());
		this.directory.addCrl(this.authority);
		refuses(trust, joe, "certRevoked");
	}

	@Test
	void trustsSeveralAuthoritiesOfTheSameName() throws IOException {
		TestAuthority next = TestAuthority.create();
		Path second = Path.of(this.directory.certificateFile(this.authority).toString().replace(".0", ".1"));
		GridTrust trust = trust().build();
		refuses(trust, next.user("Joe"), "noTrustAnchorFound");
		Files.writeString(second, next.certificatePem());
		for (TestAuthority authority : List.of(this.authority, next)) {
			accepts(trust, authority.user("Joe"));
			// Without the extension that identifies the key of the authority
			accepts(trust, authority.user((options) -> options.withoutExtension("2.5.29.35")).proxy());
		}
	}

	@Test
	void needsADirectoryWithAnAuthority() {
		Path missing = this.directory.path().resolve("missing");
		assertThatExceptionOfType(TrustDirectoryException.class).isThrownBy(() -> GridTrust.builder(missing).build())
			.withMessage("The trust directory %s does not exist", missing);
		this.directory.remove(this.authority);
		assertThatExceptionOfType(TrustDirectoryException.class).isThrownBy(() -> trust().build())
			.withMessageStartingWith("The trust directory %s contains no authority", this.directory.path());
	}

	private GridTrust.Builder trust() {
		return GridTrust.builder(this.directory.path()).reloadInterval(Duration.ZERO);
	}

	private static void accepts(GridTrust trust, TestCertificate peer) {
		assertThatCode(() -> trust.verifier().verify(peer.chain())).doesNotThrowAnyException();
	}

	private static void refuses(GridTrust trust, TestCertificate peer, String code) {
		assertThatExceptionOfType(ChainRefusedException.class).isThrownBy(() -> trust.verifier().verify(peer.chain()))
			.satisfies((ex) -> assertThat(ex.code()).as(ex.getMessage()).isEqualTo(code));
	}

}
