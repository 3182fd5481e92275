package io.diset.boot.autoconfigure.development;

import java.nio.file.Files;
import java.nio.file.Path;

import io.netty.pkitesting.CertificateBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DisetDevelopmentCertificatesAutoConfigurationTests {

	private static final String PROPERTY = "diset.development.certificates.directory=";

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(DisetDevelopmentCertificatesAutoConfiguration.class, SslAutoConfiguration.class));

	@TempDir
	Path temporary;

	@Test
	void registersBundlesForAHostAndAUser() {
		this.runner.withPropertyValues(PROPERTY + this.temporary.resolve("certificates"))
			.run((context) -> assertThat(context.getBean(SslBundles.class).getBundleNames())
				.containsExactlyInAnyOrder("diset-development-host", "diset-development-user"));
	}

	@Test
	void warnsOnceThatTheCertificatesAreForDevelopment(CapturedOutput output) {
		Path directory = this.temporary.resolve("certificates");
		this.runner.withPropertyValues(PROPERTY + directory).run((context) -> context.getBean(SslBundles.class));
		assertThat(output.toString().lines().filter((line) -> line.contains("development"))).singleElement()
			.asString()
			.contains("WARN", "for development only", directory.toString());
	}

	@Test
	void keepsTheCertificatesForTheNextStart() {
		ApplicationContextRunner starts = this.runner.withPropertyValues(PROPERTY + this.temporary.resolve("certs"));
		starts.run((first) -> starts.run((second) -> assertThat(certificate(second.getBean(SslBundles.class)))
			.isEqualTo(certificate(first.getBean(SslBundles.class)))));
	}

	@Test
	void resolvesARelativeDirectoryAgainstTheWorkingDirectory() {
		Path relative = Path.of("").toAbsolutePath().relativize(this.temporary.resolve("certificates"));
		this.runner.withPropertyValues(PROPERTY + relative).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(this.temporary.resolve("certificates/hostcert.pem")).exists();
		});
	}

	@Test
	void doesNothingWithoutADirectory() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(DevelopmentSslBundles.class)
			.doesNotHaveBean(DisetDevelopmentProperties.class));
	}

	@Test
	void doesNothingWithAnEmptyDirectory() {
		this.runner.withPropertyValues(PROPERTY)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DevelopmentSslBundles.class));
	}

	@Test
	void doesNothingWithoutADirectoryAndWithoutTheLibrary() {
		this.runner.withClassLoader(new FilteredClassLoader(CertificateBuilder.class))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void refusesToStartWithoutTheLibrary() {
		Path directory = this.temporary.resolve("certificates");
		this.runner.withPropertyValues(PROPERTY + directory)
			.withClassLoader(new FilteredClassLoader(CertificateBuilder.class))
			.run((context) -> {
				assertThat(context).hasFailed();
				FailureAnalysis analysis = analyze(context.getStartupFailure());
				assertThat(analysis.getDescription()).contains("diset.development.certificates.directory",
						"io.netty:netty-pkitesting");
				assertThat(analysis.getAction()).contains("development only", "io.netty:netty-pkitesting");
				assertThat(directory).doesNotExist();
			});
	}

	@Test
	void refusesToStartWithADirectoryOfOtherCertificates() throws Exception {
		Path key = Files.writeString(this.temporary.resolve("hostkey.pem"), "precious");
		this.runner.withPropertyValues(PROPERTY + this.temporary).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("not made for development")
				.hasMessageContaining(this.temporary.toString());
			assertThat(key).hasContent("precious");
		});
	}

	private static Object certificate(SslBundles bundles) throws Exception {
		return bundles.getBundle("diset-development-host").getStores().getKeyStore().getCertificate("ssl");
	}

	private static FailureAnalysis analyze(Throwable failure) {
		return SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class, (type, name, ex) -> {
		})
			.stream()
			.filter((analyzer) -> analyzer.getClass().getPackageName().startsWith("io.diset"))
			.map((analyzer) -> analyzer.analyze(failure))
			.filter((analysis) -> analysis != null)
			.findFirst()
			.orElseThrow();
	}

}
