package io.diset.boot.autoconfigure.ssl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import io.diset.test.pki.TestCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an operator is told when a bundle cannot be made.
 */
class GridBundleFailureTests {

	@TempDir
	private Path directory;

	private GridSite site;

	@BeforeEach
	void prepareSite() {
		this.site = new GridSite(this.directory);
	}

	@Test
	void saysWhereAMissingProxyIsLookedFor() throws IOException {
		Files.delete(this.site.proxyFile());
		FailureAnalysis analysis = failure(this.site.application().withPropertyValues(this.site.user()));
		assertThat(analysis.getDescription())
			.isEqualTo("SSL bundle 'user' needs a proxy, and there is no file %s.".formatted(this.site.proxyFile()));
		assertThat(analysis.getAction()).contains("X509_USER_PROXY", "/tmp/x509up_u",
				"diset.ssl.bundle.grid.user.keystore.proxy");
	}

	@Test
	void saysWhereTheProxyOfTheUserIsLookedFor() {
		FailureAnalysis analysis = failure(this.site.application()
			.withPropertyValues(this.site.user())
			.withPropertyValues(GridSite.BUNDLES + "user.keystore.proxy=default",
					"X509_USER_PROXY=" + this.directory.resolve("elsewhere")));
		assertThat(analysis.getDescription()).contains(this.directory.resolve("elsewhere").toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "rw-r-----", "rw----r--", "rw--w----" })
	void refusesAProxyThatOthersMayUse(String permissions) throws IOException {
		Files.setPosixFilePermissions(this.site.proxyFile(), PosixFilePermissions.fromString(permissions));
		FailureAnalysis analysis = failure(this.site.application().withPropertyValues(this.site.user()));
		assertThat(analysis.getDescription()).contains(this.site.proxyFile().toString(), permissions);
		assertThat(analysis.getAction()).contains("chmod 600 " + this.site.proxyFile());
	}

	@Test
	void refusesAKeyOfAHostThatOthersMayUse() throws IOException {
		Files.setPosixFilePermissions(this.site.keyFile(), PosixFilePermissions.fromString("rw-r--r--"));
		FailureAnalysis analysis = failure(this.site.application().withPropertyValues(this.site.host()));
		assertThat(analysis.getDescription()).contains(this.site.keyFile().toString(), "rw-r--r--");
	}

	@Test
	void refusesAProxyThatHasExpired() {
		TestCertificate proxy = GridSite.JANE.proxy((options) -> options.expired(Duration.ofMinutes(1)));
		this.site.proxy(proxy);
		FailureAnalysis analysis = failure(this.site.application().withPropertyValues(this.site.user()));
		assertThat(analysis.getDescription()).contains("has expired", proxy.name(), this.site.proxyFile().toString(),
				proxy.certificate().getNotAfter().toInstant().toString());
		assertThat(analysis.getAction()).contains("dirac-proxy-init");
	}

	@Test
	void refusesAProxyOfAUserWhoseCertificateHasExpired() {
		TestCertificate user = GridSite.AUTHORITY.user((options) -> options.expired(Duration.ofMinutes(1)));
		this.site
			.proxy(user.proxy((options) -> options.notAfter(GridSite.JANE.certificate().getNotAfter().toInstant())));
		FailureAnalysis analysis = failure(this.site.application().withPropertyValues(this.site.user()));
		assertThat(analysis.getDescription()).contains("has expired",
				user.certificate().getNotAfter().toInstant().toString());
	}

	@Test
	void refusesACertificateThatHasExpired() {
		this.site.show(GridSite.AUTHORITY.host((options) -> options.expired(Duration.ofMinutes(1))));
		FailureAnalysis analysis = failure(this.site.application().withPropertyValues(this.site.host()));
		assertThat(analysis.getDescription()).contains("has expired", this.site.certificateFile().toString());
		assertThat(analysis.getAction()).isEqualTo("Replace it by a renewed certificate.");
	}

	@Test
	void refusesAKeyThatBelongsToAnotherCertificate() {
		GridSite.AUTHORITY.host().write(this.directory.resolve("other.pem"), this.site.keyFile());
		FailureAnalysis analysis = failure(this.site.application().withPropertyValues(this.site.host()));
		assertThat(analysis.getDescription()).contains("does not belong to the certificate",
				this.site.keyFile().toString(), this.site.certificateFile().toString());
	}

	@Test
	void doesNotTellTheKeyWhenAFileIsMalformed() throws IOException {
		String text = Files.readString(this.site.proxyFile());
		Files.writeString(this.site.proxyFile(), text.replace("BEGIN CERTIFICATE", "BEGIN NOTHING"));
		ApplicationContextRunner application = this.site.application().withPropertyValues(this.site.user());
		assertThat(failure(application).getDescription()).contains("certificates in PEM format",
				this.site.proxyFile().toString());
		application.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining("PEM")
			.satisfies((failure) -> assertThat(NestedExceptionUtils.getRootCause(failure)).message()
				.doesNotContain("MII")));
	}

	@Test
	void refusesAProxyFileWithoutKey() throws IOException {
		Files.writeString(this.site.proxyFile(), GridSite.JANE.chainPem());
		assertThat(failure(this.site.application().withPropertyValues(this.site.user())).getDescription())
			.contains("private key in PEM format", this.site.proxyFile().toString());
	}

	@Test
	void refusesKeysFromTwoPlaces() {
		FailureAnalysis analysis = failure(this.site.application()
			.withPropertyValues(this.site.host())
			.withPropertyValues(GridSite.BUNDLES + "host.keystore.proxy=default"));
		assertThat(analysis.getDescription()).contains("mutually exclusive", "host.keystore.certificate",
				"host.keystore.proxy");
	}

	@Test
	void refusesTrustFromTwoPlaces() {
		FailureAnalysis analysis = failure(this.site.application()
			.withPropertyValues(this.site.host())
			.withPropertyValues(GridSite.BUNDLES + "host.truststore.bundle=other"));
		assertThat(analysis.getDescription()).contains("mutually exclusive", "host.truststore.directory",
				"host.truststore.bundle");
	}

	@Test
	void refusesACertificateWithoutKey() {
		FailureAnalysis analysis = failure(this.site.application()
			.withPropertyValues(GridSite.BUNDLES + "host.truststore.directory=" + this.site.trust().path(),
					GridSite.BUNDLES + "host.keystore.certificate=" + this.site.certificateFile()));
		assertThat(analysis.getDescription()).isEqualTo("SSL bundle 'host' has a certificate without its key.");
	}

	@Test
	void refusesABundleThatTrustsNobody() {
		FailureAnalysis analysis = failure(this.site.application()
			.withPropertyValues(GridSite.BUNDLES + "user.keystore.proxy=" + this.site.proxyFile()));
		assertThat(analysis.getAction()).contains("diset.ssl.bundle.grid.user.truststore.directory",
				"/etc/grid-security/certificates");
	}

	@Test
	void refusesABundleThatIsMadeOfAnUnknownOne() {
		FailureAnalysis analysis = failure(this.site.application()
			.withPropertyValues(GridSite.BUNDLES + "user.truststore.directory=" + this.site.trust().path(),
					GridSite.BUNDLES + "user.keystore.bundle=unknown"));
		assertThat(analysis.getDescription()).contains("'diset.ssl.bundle.grid.user.keystore.bundle'", "'unknown'");
	}

	@Test
	void refusesBundlesThatAreMadeOfEachOther() {
		FailureAnalysis analysis = failure(this.site.application()
			.withPropertyValues(GridSite.BUNDLES + "one.truststore.bundle=other",
					GridSite.BUNDLES + "other.truststore.bundle=one"));
		assertThat(analysis.getDescription()).contains("'diset.ssl.bundle.grid.other.truststore.bundle'", "'one'");
	}

	@Test
	void refusesADirectoryOfAuthoritiesThatIsMissing() {
		FailureAnalysis analysis = failure(this.site.application()
			.withPropertyValues(GridSite.BUNDLES + "trust.truststore.directory=" + this.directory.resolve("none")));
		assertThat(analysis.getDescription()).contains(this.directory.resolve("none").toString());
		assertThat(analysis.getAction()).contains("diset.ssl.bundle.grid.trust.truststore.directory");
	}

	@Test
	void refusesADirectoryWithoutAuthorities() throws IOException {
		Path empty = Files.createDirectory(this.directory.resolve("empty"));
		Files.writeString(empty.resolve("ca.pem"), GridSite.AUTHORITY.certificatePem());
		FailureAnalysis analysis = failure(
				this.site.application().withPropertyValues(GridSite.BUNDLES + "trust.truststore.directory=" + empty));
		assertThat(analysis.getDescription()).contains(empty.toString());
		assertThat(analysis.getAction()).contains("openssl rehash");
	}

	@Test
	void saysWhichLibraryIsMissing() {
		FailureAnalysis analysis = failure(this.site.application()
			.withClassLoader(new FilteredClassLoader("eu.emi.security"))
			.withPropertyValues(this.site.host()));
		assertThat(analysis.getDescription()).contains("grid trust needs the library eu.eu-emi.security:canl");
		assertThat(analysis.getAction()).contains("diset-spring-boot-starter");
	}

	private static FailureAnalysis failure(ApplicationContextRunner application) {
		FailureAnalysis[] analysis = new FailureAnalysis[1];
		ConfigurableApplicationContext[] failed = new ConfigurableApplicationContext[1];
		application.withUserConfiguration(NeedsBundles.class)
			.withInitializer((context) -> failed[0] = context)
			.run((context) -> analysis[0] = GridSite.analyze(context.getStartupFailure(), failed[0].getEnvironment()));
		return analysis[0];
	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsBundles {

		NeedsBundles(SslBundles bundles) {
		}

	}

}
