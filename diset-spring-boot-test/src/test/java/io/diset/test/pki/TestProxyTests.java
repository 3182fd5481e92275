package io.diset.test.pki;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

import javax.security.auth.x500.X500Principal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class TestProxyTests {

	private static final TestAuthority AUTHORITY = TestAuthority.create();

	private static final TestCertificate JANE = AUTHORITY
		.user((options) -> options.subject("/C=FR/O=Example/CN=Jane Doe"));

	@Test
	void isSignedByItsIssuer() throws Exception {
		X509Certificate proxy = JANE.proxy().certificate();
		proxy.verify(JANE.certificate().getPublicKey());
		assertThat(proxy.getIssuerX500Principal()).isEqualTo(JANE.certificate().getSubjectX500Principal());
		assertThat(proxy.getBasicConstraints()).isNegative();
	}

	@Test
	void addsItsSerialNumberToTheNameOfItsIssuer() {
		TestCertificate proxy = JANE.proxy();
		assertThat(proxy.name()).isEqualTo(JANE.name() + "/CN=" + proxy.certificate().getSerialNumber());
	}

	@Test
	void inheritsAllRightsIfNothingElseIsSaid() {
		X509Certificate proxy = JANE.proxy().certificate();
		assertThat(extension(proxy, ProxyOptions.PROXY_CERTIFICATE_INFORMATION))
			.isEqualTo("300c300a06082b06010505071501");
		assertThat(proxy.getCriticalExtensionOIDs()).contains(ProxyOptions.PROXY_CERTIFICATE_INFORMATION);
		assertThat(extension(proxy, ProxyOptions.GROUP)).isNull();
	}

	@Test
	void canBeLimited() {
		assertThat(information(ProxyOptions::limited)).isEqualTo("300f300d060b2b060104019b5001010109");
	}

	@Test
	void canHaveAPolicyAndAPathLength() {
		assertThat(information((options) -> options.policy("1.2.3.4", new byte[] { 7 }).pathLength(2)))
			.isEqualTo("300d020102300806032a0304040107");
	}

	@Test
	void canHaveInformationThatIsNotCritical() {
		X509Certificate proxy = JANE.proxy(ProxyOptions::notCritical).certificate();
		assertThat(proxy.getNonCriticalExtensionOIDs()).contains(ProxyOptions.PROXY_CERTIFICATE_INFORMATION);
	}

	@Test
	void canHaveAGroup() {
		X509Certificate proxy = JANE.proxy((options) -> options.group("dteam_user")).certificate();
		byte[] name = "dteam_user".getBytes(StandardCharsets.US_ASCII);
		assertThat(extension(proxy, "1.2.42.42")).isEqualTo("160a" + HexFormat.of().formatHex(name));
		assertThat(proxy.getNonCriticalExtensionOIDs()).contains("1.2.42.42");
	}

	@Test
	void canBeMadeFromAProxy() throws Exception {
		TestCertificate first = JANE.proxy();
		TestCertificate second = first.proxy();
		second.certificate().verify(first.certificate().getPublicKey());
		assertThat(second.name()).startsWith(first.name() + "/CN=");
		assertThat(second.chain()).containsExactly(second.certificate(), first.certificate(), JANE.certificate());
	}

	@Test
	void canHaveAnyName() {
		assertThat(JANE.proxy((options) -> options.commonNames("admin")).name()).isEqualTo(JANE.name() + "/CN=admin");
		assertThat(JANE.proxy((options) -> options.commonNames("a", "b")).name()).isEqualTo(JANE.name() + "/CN=a/CN=b");
		assertThat(JANE.proxy((options) -> options.subject("/CN=x")).name()).isEqualTo("/CN=x");
	}

	@Test
	void canBeOneFromBeforeThereWasAStandard() {
		TestCertificate proxy = JANE.proxy(ProxyOptions::legacyLimited);
		assertThat(proxy.name()).isEqualTo(JANE.name() + "/CN=limited proxy");
		assertThat(extension(proxy.certificate(), ProxyOptions.PROXY_CERTIFICATE_INFORMATION)).isNull();
		assertThat(JANE.proxy(ProxyOptions::legacy).name()).isEqualTo(JANE.name() + "/CN=proxy");
	}

	@Test
	void livesNoLongerThanItsIssuerUnlessToldTo() {
		Instant soon = Instant.now().plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.SECONDS);
		TestCertificate user = AUTHORITY.user((options) -> options.notAfter(soon));
		assertThat(user.proxy().certificate().getNotAfter()).isEqualTo(soon);
		Instant later = soon.plusSeconds(60);
		assertThat(user.proxy((options) -> options.notAfter(later)).certificate().getNotAfter()).isEqualTo(later);
	}

	@Test
	void canBeExpiredByAMinute() {
		X509Certificate proxy = JANE.proxy((options) -> options.expired(Duration.ofMinutes(1))).certificate();
		assertThat(proxy.getNotAfter().toInstant()).isCloseTo(Instant.now().minusSeconds(60),
				within(30, ChronoUnit.SECONDS));
		assertThat(proxy.getNotBefore()).isBefore(proxy.getNotAfter());
	}

	@Test
	void canBeSignedByAnotherKey() {
		TestCertificate mallory = AUTHORITY.user("Mallory");
		X509Certificate signed = JANE.proxy((options) -> options.signedBy(mallory.privateKey())).certificate();
		assertThat(signed.getIssuerX500Principal()).isEqualTo(JANE.certificate().getSubjectX500Principal());
		assertThatExceptionOfType(SignatureException.class)
			.isThrownBy(() -> signed.verify(JANE.certificate().getPublicKey()));
	}

	@Test
	void canBeShownWithAnotherChain() {
		TestCertificate proxy = JANE.proxy();
		List<X509Certificate> twice = List.of(proxy.certificate(), proxy.certificate(), JANE.certificate());
		assertThat(proxy.withChain(twice).chain()).isEqualTo(twice);
		assertThat(proxy.withChain(twice).privateKey()).isEqualTo(proxy.privateKey());
	}

	@Test
	void canNameAnotherIssuer() {
		X500Principal issuer = new X500Principal("CN=Somebody Else");
		assertThat(JANE.proxy((options) -> options.issuer(issuer)).certificate().getIssuerX500Principal())
			.isEqualTo(issuer);
	}

	@Test
	void writesAProxyFileThatBundlesAreMadeOf(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("x509up");
		TestCertificate proxy = JANE.proxy();
		proxy.writeProxy(file);
		assertThat(file).hasContent(proxy.certificatePem() + proxy.privateKeyPem() + JANE.certificatePem());
		PemSslStoreDetails details = PemSslStoreDetails.forCertificate(file.toUri().toString())
			.withPrivateKey(file.toUri().toString());
		SslBundle bundle = SslBundle.of(new PemSslStoreBundle(details, null));
		assertThat(bundle.getStores().getKeyStore().getCertificateChain("ssl")).containsExactly(proxy.certificate(),
				JANE.certificate());
	}

	private static String information(Consumer<ProxyOptions> customizer) {
		return extension(JANE.proxy(customizer).certificate(), ProxyOptions.PROXY_CERTIFICATE_INFORMATION);
	}

	private static String extension(X509Certificate certificate, String identifier) {
		byte[] value = certificate.getExtensionValue(identifier);
		// Without the tag and the length of the octets around it
		return (value != null) ? HexFormat.of().formatHex(value, 2, value.length) : null;
	}

}
