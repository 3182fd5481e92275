package io.diset.test.pki;

import java.security.KeyStore;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CertificateOptionsTests {

	private static final TestAuthority AUTHORITY = TestAuthority.create();

	@ParameterizedTest
	@CsvSource({ "RSA_2048, 2048", "RSA_1024, 1024", "RSA_512, 512" })
	void makesRsaKeysOfAnyLength(KeyType type, int bits) {
		X509Certificate certificate = AUTHORITY.user((options) -> options.key(type)).certificate();
		assertThat(((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength()).isEqualTo(bits);
	}

	@ParameterizedTest
	@CsvSource({ "EC_P256, 256", "EC_P384, 384" })
	void makesEllipticCurves(KeyType type, int bits) {
		X509Certificate certificate = AUTHORITY.user((options) -> options.key(type)).certificate();
		assertThat(((ECPublicKey) certificate.getPublicKey()).getParams().getCurve().getField().getFieldSize())
			.isEqualTo(bits);
	}

	@ParameterizedTest
	@CsvSource({ "SHA256, SHA256withECDSA", "SHA512, SHA512withECDSA", "SHA1, SHA1withECDSA" })
	void signsWithAnyDigest(SignatureDigest digest, String algorithm) {
		X509Certificate certificate = AUTHORITY.user((options) -> options.signatureDigest(digest)).certificate();
		assertThat(certificate.getSigAlgName()).isEqualTo(algorithm);
	}

	@Test
	void signsWithMd5IfTheIssuerHasAnRsaKey() throws Exception {
		TestAuthority authority = TestAuthority.create((options) -> options.key(KeyType.RSA_2048));
		X509Certificate certificate = authority.user((options) -> options.signatureDigest(SignatureDigest.MD5))
			.certificate();
		assertThat(certificate.getSigAlgName()).isEqualTo("MD5withRSA");
		certificate.verify(authority.certificate().getPublicKey());
	}

	@Test
	void setsTheValidity() {
		Instant from = Instant.parse("2001-02-03T04:05:06Z");
		Instant to = Instant.parse("2055-02-03T04:05:06Z");
		X509Certificate certificate = AUTHORITY.user((options) -> options.notBefore(from).notAfter(to)).certificate();
		assertThat(certificate.getNotBefore()).isEqualTo(from);
		assertThat(certificate.getNotAfter()).isEqualTo(to);
	}

	@Test
	void setsTheUseOfTheKey() throws Exception {
		X509Certificate certificate = AUTHORITY
			.user((options) -> options.keyUsage(KeyUse.KEY_AGREEMENT)
				.extendedKeyUsage(CertificateOptions.SERVER_AUTHENTICATION, "1.2.3.4"))
			.certificate();
		assertThat(certificate.getKeyUsage()).containsExactly(false, false, false, false, true, false, false, false,
				false);
		assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1", "1.2.3.4");
	}

	@Test
	void leavesExtensionsOut() throws Exception {
		X509Certificate certificate = AUTHORITY
			.host((options) -> options.extendedKeyUsage().alternativeNames().withoutExtension("2.5.29.15"))
			.certificate();
		assertThat(certificate.getExtendedKeyUsage()).isNull();
		assertThat(certificate.getSubjectAlternativeNames()).isNull();
		assertThat(certificate.getKeyUsage()).isNull();
	}

	@Test
	void leavesOutWhatLinksCertificates() {
		X509Certificate certificate = AUTHORITY
			.user((options) -> options.withoutExtension("2.5.29.35").withoutExtension("2.5.29.14"))
			.certificate();
		assertThat(certificate.getNonCriticalExtensionOIDs()).containsExactly("2.5.29.37");
	}

	@Test
	void setsAnyExtension() {
		X509Certificate certificate = AUTHORITY
			.user((options) -> options.extension("1.2.3.4", true, new byte[] { 5, 0 }))
			.certificate();
		assertThat(certificate.getExtensionValue("1.2.3.4")).containsExactly(4, 2, 5, 0);
		assertThat(certificate.getCriticalExtensionOIDs()).contains("1.2.3.4");
	}

	@Test
	void setsTheSerialNumber() {
		assertThat(AUTHORITY.user((options) -> options.serialNumber(42)).certificate().getSerialNumber()).isEqualTo(42);
	}

	@Test
	void forgesSignatures() {
		TestAuthority other = TestAuthority.create();
		X509Certificate certificate = AUTHORITY.user((options) -> options.signedBy(other.asCertificate().privateKey()))
			.certificate();
		assertThatExceptionOfType(SignatureException.class)
			.isThrownBy(() -> certificate.verify(AUTHORITY.certificate().getPublicKey()));
	}

	@Test
	void letsAUserIssueCertificates() throws Exception {
		TestCertificate jane = AUTHORITY.user("Jane Doe");
		TestCertificate issued = jane.issue((options) -> options.subject("/CN=Mallory").certificateAuthority(0));
		issued.certificate().verify(jane.certificate().getPublicKey());
		assertThat(issued.certificate().getBasicConstraints()).isZero();
		assertThat(issued.chain()).containsExactly(issued.certificate(), jane.certificate());
	}

	@Test
	void makesIntermediateAuthorities() throws Exception {
		TestAuthority below = AUTHORITY.intermediate((options) -> options.subject("/CN=Below"));
		TestCertificate jane = below.user("Jane Doe");
		below.certificate().verify(AUTHORITY.certificate().getPublicKey());
		assertThat(jane.chain()).containsExactly(jane.certificate(), below.certificate());
		assertThat(jane.authority()).isSameAs(below);
		assertThat(below.root()).isSameAs(AUTHORITY);
	}

	@Test
	void putsTheChainIntoBundlesThatTrustTheRoot() throws Exception {
		TestCertificate jane = AUTHORITY.intermediate((options) -> options.subject("/CN=Below")).user("Jane Doe");
		assertThat(jane.sslBundle().getStores().getKeyStore().getCertificateChain("ssl"))
			.containsExactlyElementsOf(jane.chain());
		KeyStore trusted = jane.sslBundle().getStores().getTrustStore();
		assertThat(trusted.getCertificate(trusted.aliases().nextElement())).isEqualTo(AUTHORITY.certificate());
	}

	@Test
	void showsTheCertificateOfAnAuthorityAsAnyOther() {
		assertThat(AUTHORITY.asCertificate().chain()).containsExactly(AUTHORITY.certificate());
	}

	@Test
	void refusesAChainOfNothing() {
		TestCertificate jane = AUTHORITY.user("Jane Doe");
		assertThatIllegalArgumentException().isThrownBy(() -> jane.withChain(List.of()));
	}

}
