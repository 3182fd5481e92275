package io.diset.test.pki;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.security.cert.X509Certificate;

import javax.security.auth.x500.X500Principal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.ssl.SslBundle;

import static org.assertj.core.api.Assertions.assertThat;

class TestAuthorityTests {

	private final TestAuthority authority = TestAuthority.create();

	@Test
	void signsWhatItIssues() throws Exception {
		X509Certificate certificate = this.authority.user("Jane Doe").certificate();
		certificate.verify(this.authority.certificate().getPublicKey());
		assertThat(certificate.getIssuerX500Principal())
			.isEqualTo(this.authority.certificate().getSubjectX500Principal());
	}

	@Test
	void isAnAuthorityWhileUsersAreNot() {
		assertThat(this.authority.certificate().getBasicConstraints()).isNotNegative();
		assertThat(this.authority.user("Jane Doe").certificate().getBasicConstraints()).isNegative();
	}

	@Test
	void namesAUserAsItIsTold() {
		assertThat(this.authority.user("Doe, Jane+1").name()).isEqualTo("/CN=Doe, Jane\\+1");
	}

	@Test
	void namesAUserByADistinguishedName() {
		assertThat(this.authority.user(new X500Principal("CN=Jane Doe,O=Example,C=FR")).name())
			.isEqualTo("/C=FR/O=Example/CN=Jane Doe");
	}

	@Test
	void hasANameOfItsOwn() {
		TestAuthority named = TestAuthority.create(new X500Principal("CN=Another CA"));
		assertThat(named.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=Another CA");
	}

	@Test
	void issuesHostCertificatesForLoopbackNames() throws Exception {
		assertThat(this.authority.host().certificate().getSubjectAlternativeNames())
			.extracting((name) -> name.get(1).toString())
			.containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
	}

	@Test
	void givesEachCertificateItsOwnKey() throws Exception {
		TestCertificate certificate = this.authority.user("Jane Doe");
		byte[] signed = sign(certificate);
		assertThat(verify(certificate, signed)).isTrue();
		assertThat(verify(this.authority.user("Jane Doe"), signed)).isFalse();
	}

	@Test
	void makesBundlesThatTrustTheAuthority() throws Exception {
		SslBundle bundle = this.authority.user("Jane Doe").sslBundle();
		assertThat(bundle.getStores().getKeyStore().size()).isOne();
		assertThat(trusted(bundle)).isEqualTo(this.authority.certificate());
	}

	@Test
	void makesBundlesThatTrustAnotherAuthority() throws Exception {
		TestAuthority another = TestAuthority.create();
		assertThat(trusted(this.authority.user("Jane Doe").sslBundle(another))).isEqualTo(another.certificate());
	}

	@Test
	void makesBundlesWithoutCertificate() throws Exception {
		SslBundle bundle = this.authority.sslBundle();
		assertThat(bundle.getStores().getKeyStore()).isNull();
		assertThat(trusted(bundle)).isEqualTo(this.authority.certificate());
	}

	@Test
	void writesPemFiles(@TempDir Path directory) {
		TestCertificate certificate = this.authority.user("Jane Doe");
		this.authority.write(directory.resolve("ca.pem"));
		certificate.write(directory.resolve("cert.pem"), directory.resolve("key.pem"));
		assertThat(directory.resolve("ca.pem")).hasContent(this.authority.certificatePem());
		assertThat(directory.resolve("cert.pem")).hasContent(certificate.certificatePem());
		assertThat(directory.resolve("key.pem")).hasContent(certificate.privateKeyPem());
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void keepsKeysToTheirOwnerEvenInAFileThatExists(@TempDir Path directory) throws Exception {
		Path key = Files.createFile(directory.resolve("key.pem"));
		Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-rw-rw-"));
		this.authority.user("Jane Doe").write(directory.resolve("cert.pem"), key);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
	}

	private static X509Certificate trusted(SslBundle bundle) throws Exception {
		return (X509Certificate) bundle.getStores()
			.getTrustStore()
			.getCertificate(bundle.getStores().getTrustStore().aliases().nextElement());
	}

	private static byte[] sign(TestCertificate certificate) throws Exception {
		Signature signature = Signature.getInstance("SHA256withECDSA");
		signature.initSign(certificate.privateKey());
		return signature.sign();
	}

	private static boolean verify(TestCertificate certificate, byte[] signed) throws Exception {
		Signature signature = Signature.getInstance("SHA256withECDSA");
		signature.initVerify(certificate.certificate());
		return signature.verify(signed);
	}

}
