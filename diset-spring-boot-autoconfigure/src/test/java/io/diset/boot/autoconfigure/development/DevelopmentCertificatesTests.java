package io.diset.boot.autoconfigure.development;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DevelopmentCertificatesTests {

	private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

	private static final int DNS_NAME = 2;

	private static final int ADDRESS = 7;

	@TempDir
	Path temporary;

	private Path directory;

	@BeforeEach
	void chooseADirectoryThatDoesNotExist() {
		this.directory = this.temporary.resolve("parent/certificates");
	}

	@Test
	void makesCertificatesForLoopbackNamesOnly() throws Exception {
		X509Certificate host = certificate(load(NOW), PemFile.HOST_CERTIFICATE);
		assertThat(host.getSubjectX500Principal()).hasToString("CN=localhost");
		assertThat(host.getIssuerX500Principal()).hasToString("CN=Development CA, O=DISET development");
		assertThat(host.getSubjectAlternativeNames()).containsExactly(List.of(DNS_NAME, "localhost"),
				List.of(ADDRESS, "127.0.0.1"), List.of(ADDRESS, "0:0:0:0:0:0:0:1"));
		assertThat(host.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
		assertThat(host.getBasicConstraints()).isEqualTo(-1);
		assertThat(host.getPublicKey().getAlgorithm()).isEqualTo("EC");
	}

	@Test
	void makesAUserThatCannotBeAService() throws Exception {
		X509Certificate user = certificate(load(NOW), PemFile.USER_CERTIFICATE);
		assertThat(user.getSubjectX500Principal()).hasToString("CN=Development user");
		assertThat(user.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
		assertThat(user.getSubjectAlternativeNames()).isNull();
	}

	@Test
	void makesCertificatesForThirtyDays() {
		Map<PemFile, String> pem = load(NOW);
		assertThat(List.of(PemFile.AUTHORITY, PemFile.HOST_CERTIFICATE, PemFile.USER_CERTIFICATE)).allSatisfy(
				(file) -> assertThat(certificate(pem, file).getNotAfter()).isEqualTo(NOW.plus(Duration.ofDays(30))));
	}

	@Test
	void keepsWhatItReturns() throws IOException {
		Map<PemFile, String> pem = load(NOW);
		assertThat(pem).containsOnlyKeys(PemFile.values());
		for (PemFile file : PemFile.values()) {
			assertThat(this.directory.resolve(file.fileName())).hasContent(pem.get(file));
		}
	}

	@Test
	void neverKeepsTheKeyOfTheAuthority() throws Exception {
		load(NOW);
		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files).extracting((file) -> file.getFileName().toString())
				.containsExactlyInAnyOrder(".diset-development", "ca.pem", "hostcert.pem", "hostkey.pem",
						"usercert.pem", "userkey.pem");
		}
		assertThat(this.directory.resolve("ca.pem")).content().doesNotContain("PRIVATE");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void hidesKeysFromOtherUsers() throws IOException {
		load(NOW);
		assertThat(permissions(this.directory)).isEqualTo("rwx------");
		assertThat(permissions(this.directory.resolve("hostkey.pem"))).isEqualTo("rw-------");
		assertThat(permissions(this.directory.resolve("userkey.pem"))).isEqualTo("rw-------");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "P28DT23H" })
	void usesCertificatesAgainWhileTheyAreValid(Duration later) {
		Map<PemFile, String> first = load(NOW);
		assertThat(load(NOW.plus(later))).isEqualTo(first);
	}

	@ParameterizedTest
	@ValueSource(strings = { "P29DT1S", "P31D", "-PT2H" })
	void makesNewOnesWhenTheyAreNotValidForAnotherDay(Duration later) {
		Map<PemFile, String> old = load(NOW);
		Map<PemFile, String> renewed = load(NOW.plus(later));
		for (PemFile file : PemFile.values()) {
			assertThat(renewed.get(file)).isNotEqualTo(old.get(file));
			assertThat(this.directory.resolve(file.fileName())).hasContent(renewed.get(file));
		}
	}

	@ParameterizedTest
	@EnumSource
	void makesNewOnesWhenAFileIsMissing(PemFile missing) throws IOException {
		Map<PemFile, String> old = load(NOW);
		Files.delete(this.directory.resolve(missing.fileName()));
		assertThat(load(NOW)).doesNotContainEntry(PemFile.AUTHORITY, old.get(PemFile.AUTHORITY));
	}

	@ParameterizedTest
	@EnumSource
	void makesNewOnesWhenAFileIsBroken(PemFile broken) throws IOException {
		Map<PemFile, String> old = load(NOW);
		Files.write(this.directory.resolve(broken.fileName()), new byte[] { 'x', (byte) 0xff, 0 });
		assertThat(load(NOW)).doesNotContainEntry(PemFile.AUTHORITY, old.get(PemFile.AUTHORITY));
	}

	@ParameterizedTest
	@EnumSource
	void makesNewOnesWhenAFileBelongsToAnotherSet(PemFile mixedUp) throws IOException {
		Map<PemFile, String> current = load(NOW);
		Map<PemFile, String> other = load(this.temporary.resolve("other"), NOW);
		Files.writeString(this.directory.resolve(mixedUp.fileName()), other.get(mixedUp));
		assertThat(load(NOW)).doesNotContainEntry(PemFile.AUTHORITY, current.get(PemFile.AUTHORITY))
			.doesNotContainEntry(PemFile.AUTHORITY, other.get(PemFile.AUTHORITY));
	}

	@ParameterizedTest
	@EnumSource
	void leavesFilesAloneThatItDidNotMake(PemFile foreign) throws IOException {
		Files.createDirectories(this.directory);
		Path file = Files.writeString(this.directory.resolve(foreign.fileName()), "precious");
		assertThatIllegalStateException().isThrownBy(() -> load(NOW))
			.withMessageContaining(this.directory.toString())
			.withMessageContaining("use another directory");
		assertThat(file).hasContent("precious");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void refusesADirectoryThatAnybodyCanWriteTo() throws IOException {
		Files.createDirectories(this.directory);
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("rwxrwxrwx"));
		assertThatIllegalStateException().isThrownBy(() -> load(NOW)).withMessageContaining("Anybody can write to");
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void saysWhichDirectoryCannotBeUsed() throws IOException {
		Files.createDirectories(this.directory.getParent());
		Files.writeString(this.directory, "a file");
		assertThatIllegalStateException().isThrownBy(() -> load(NOW))
			.withMessage("Certificates for development cannot be kept in " + this.directory)
			.withCauseInstanceOf(IOException.class);
	}

	private Map<PemFile, String> load(Instant now) {
		return load(this.directory, now);
	}

	private static Map<PemFile, String> load(Path directory, Instant now) {
		return new DevelopmentCertificates(directory, Clock.fixed(now, ZoneOffset.UTC)).load();
	}

	private static X509Certificate certificate(Map<PemFile, String> pem, PemFile file) {
		return PemSslStore.load(PemSslStoreDetails.forCertificate(pem.get(file))).certificates().get(0);
	}

	private static String permissions(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
