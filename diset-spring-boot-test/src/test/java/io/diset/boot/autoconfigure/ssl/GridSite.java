package io.diset.boot.autoconfigure.ssl;

import java.nio.file.Path;

import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;
import io.diset.test.pki.TestTrustDirectory;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * The files of a site of the grid, and bundles of them: 'host' and 'user'.
 */
final class GridSite {

	static final TestAuthority AUTHORITY = TestAuthority.create();

	static final TestCertificate JANE = AUTHORITY.user("Jane Doe");

	static final String BUNDLES = "diset.ssl.bundle.grid.";

	private final Path directory;

	private final TestTrustDirectory trust;

	GridSite(Path directory) {
		this.directory = directory;
		this.trust = TestTrustDirectory.in(directory.resolve("certificates"))
			.add(AUTHORITY)
			.addCrl(AUTHORITY)
			.addSigningPolicy(AUTHORITY, "/CN=*");
		show(AUTHORITY.host());
		proxy(JANE.proxy());
	}

	TestTrustDirectory trust() {
		return this.trust;
	}

	Path proxyFile() {
		return this.directory.resolve("proxy");
	}

	Path certificateFile() {
		return this.directory.resolve("hostcert.pem");
	}

	Path keyFile() {
		return this.directory.resolve("hostkey.pem");
	}

	void show(TestCertificate host) {
		host.write(certificateFile(), keyFile());
	}

	void proxy(TestCertificate proxy) {
		proxy.writeProxy(proxyFile());
	}

	String[] user() {
		return new String[] { BUNDLES + "user.truststore.directory=" + this.trust.path(),
				BUNDLES + "user.keystore.proxy=" + proxyFile() };
	}

	String[] host() {
		return host("host", certificateFile(), keyFile());
	}

	String[] host(String name, Path certificate, Path key) {
		return new String[] { BUNDLES + name + ".truststore.directory=" + this.trust.path(),
				BUNDLES + name + ".keystore.certificate=" + certificate,
				BUNDLES + name + ".keystore.private-key=" + key };
	}

	/**
	 * Return an application with the bundles and nothing else.
	 */
	ApplicationContextRunner application() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetSslAutoConfiguration.class))
			.withPropertyValues("diset.ssl.bundle.watch.interval=10ms");
	}

	static FailureAnalysis analyze(Throwable failure, Environment environment) {
		return SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, ArgumentResolver.of(Environment.class, environment), (type, name, ex) -> {
			})
			.stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter((analysis) -> analysis != null)
			.findFirst()
			.orElseThrow(() -> new AssertionError("Nobody understands it", failure));
	}

}
