package io.diset.test.pki;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TestTrustDirectoryTests {

	private final TestAuthority authority = TestAuthority
		.create((options) -> options.subject("/C=FR/O=Example/CN=Example CA"));

	private TestTrustDirectory directory;

	@BeforeEach
	void makeDirectory(@TempDir Path temporary) {
		this.directory = TestTrustDirectory.in(temporary.resolve("grid-security").resolve("certificates"));
	}

	@Test
	void namesFilesByTheHashOfTheSubject() throws Exception {
		this.directory.add(this.authority)
			.addCrl(this.authority)
			.addSigningPolicy(this.authority, "/C=FR/*")
			.addNamespaces(this.authority, "/C=FR/.*");
		String hash = SubjectHash.of(this.authority.certificate().getSubjectX500Principal());
		assertThat(files()).containsExactly(hash + ".0", hash + ".namespaces", hash + ".r0", hash + ".signing_policy");
		assertThat(this.directory.certificateFile(this.authority)).hasContent(this.authority.certificatePem());
	}

	@Test
	void numbersAuthoritiesOfTheSameName() throws Exception {
		TestAuthority fake = TestAuthority.create((options) -> options.subject("/C=FR/O=Example/CN=Example CA"));
		this.directory.add(this.authority).add(fake).addCrl(fake);
		assertThat(this.directory.certificateFile(this.authority)).hasContent(this.authority.certificatePem());
		assertThat(this.directory.certificateFile(fake)).hasContent(fake.certificatePem());
		assertThat(files()).hasSize(3).last().asString().endsWith(".r1");
	}

	@Test
	void writesWhatAnAuthorityRevoked() throws Exception {
		TestCertificate jane = this.authority.user("Jane Doe");
		this.directory.addCrl(this.authority);
		assertThat(crl().isRevoked(jane.certificate())).isFalse();
		this.authority.revoke(jane);
		this.directory.addCrl(this.authority);
		assertThat(crl().isRevoked(jane.certificate())).isTrue();
		assertThat(crl().isRevoked(this.authority.user("John Doe").certificate())).isFalse();
		crl().verify(this.authority.certificate().getPublicKey());
	}

	@Test
	void writesARevocationListThatIsExpired() throws Exception {
		Instant from = Instant.parse("2001-02-03T04:05:06Z");
		this.directory.addCrl(this.authority, this.authority.crl(from, from.plusSeconds(60)));
		assertThat(crl().getThisUpdate()).isEqualTo(from);
		assertThat(crl().getNextUpdate()).isEqualTo(from.plusSeconds(60));
	}

	@Test
	void writesASigningPolicy() {
		this.directory.addSigningPolicy(this.authority, "/C=FR/O=Example/*", "/C=FR/O=100%/*");
		assertThat(file(".signing_policy")).hasContent("""
				access_id_CA   X509    '/C=FR/O=Example/CN=Example CA'
				pos_rights     globus  CA:sign
				cond_subjects  globus  '"/C=FR/O=Example/*" "/C=FR/O=100%/*"'
				""");
	}

	@Test
	void writesNamespaces() {
		this.directory.addNamespaces(this.authority, "/C=FR/O=Example/.*", "/C=FR/O=100%/.*");
		assertThat(file(".namespaces")).hasContent("""
				TO Issuer "/C=FR/O=Example/CN=Example CA" PERMIT Subject "/C=FR/O=Example/.*"
				TO Issuer "/C=FR/O=Example/CN=Example CA" PERMIT Subject "/C=FR/O=100%/.*"
				""");
	}

	@Test
	void forgetsAnAuthority() throws Exception {
		this.directory.add(this.authority).addCrl(this.authority).remove(this.authority);
		assertThat(files()).isEmpty();
	}

	@Test
	void writesAnythingElse() {
		this.directory.write("0123abcd.0", "no certificate");
		assertThat(this.directory.path().resolve("0123abcd.0")).hasContent("no certificate");
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(this.directory.path())) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

	private Path file(String suffix) {
		String hash = SubjectHash.of(this.authority.certificate().getSubjectX500Principal());
		return this.directory.path().resolve(hash + suffix);
	}

	private X509CRL crl() throws Exception {
		try (InputStream file = Files.newInputStream(this.directory.crlFile(this.authority))) {
			return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(file);
		}
	}

}
