package io.diset.boot.autoconfigure.ssl;

import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

import io.diset.boot.autoconfigure.client.DisetClientAutoConfiguration;
import io.diset.test.pki.ProxyOptions;
import io.diset.test.pki.TestAuthority;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslContext;
import io.netty.handler.ssl.SslContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of the certificates of a bundle, whatever made it.
 */
@ExtendWith(OutputCaptureExtension.class)
class ProxyProtectionTests {

	@TempDir
	private Path directory;

	private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();

	@Test
	void refusesToShowAProxyToAServiceThatIsNotVerified() {
		GridSite site = new GridSite(this.directory);
		site.application()
			.withConfiguration(AutoConfigurations.of(DisetClientAutoConfiguration.class))
			.withPropertyValues(site.user())
			.withPropertyValues("diset.client.url=dips://localhost/Test/Ping", "diset.client.ssl.bundle=user",
					"diset.client.ssl.verify-host-name=false")
			.run((context) -> {
				FailureAnalysis analysis = GridSite.analyze(context.getStartupFailure(), new MockEnvironment());
				assertThat(analysis.getDescription()).contains("SSL bundle 'user' has a proxy", "not verified");
				assertThat(analysis.getAction()).contains("ssl.verify-host-name");
			});
	}

	@Test
	void knowsAProxyOfTheTimeBeforeTheExtension() {
		this.bundles.registerBundle("user", GridSite.JANE.proxy(ProxyOptions::legacy).sslBundle());
		assertThatExceptionOfType(UnusableSslBundleException.class)
			.isThrownBy(() -> BundleSslContexts.forUnverifiedHosts(this.bundles, "user", TlsProvider.JDK));
	}

	@Test
	void keepsTheCertificateOfATestWhenAProxyReplacesIt() {
		this.bundles.registerBundle("user", GridSite.JANE.sslBundle());
		BundleSslContexts contexts = BundleSslContexts.forUnverifiedHosts(this.bundles, "user", TlsProvider.JDK);
		SslContext before = contexts.get();
		this.bundles.updateBundle("user", GridSite.JANE.proxy().sslBundle());
		assertThat(contexts.get()).isSameAs(before);
	}

	@Test
	void givesAClientNoContextWithACertificateThatHasExpired() {
		SslBundle expired = GridSite.AUTHORITY.user((options) -> options.expired(Duration.ofMinutes(1))).sslBundle();
		this.bundles.registerBundle("user", expired);
		BundleSslContexts contexts = BundleSslContexts.forClient(this.bundles, "user", TlsProvider.JDK);
		assertThatExceptionOfType(UnusableSslBundleException.class).isThrownBy(contexts::get)
			.withMessageStartingWith("SSL bundle 'user' has expired: ")
			.withMessageContaining("valid until " + OwnCertificates.of(expired).validUntil());
		this.bundles.updateBundle("user", GridSite.JANE.sslBundle());
		assertThat(contexts.get()).isNotNull();
	}

	@Test
	void letsAServerGoOnWithACertificateThatHasExpired(CapturedOutput output) {
		this.bundles.registerBundle("host",
				GridSite.AUTHORITY.host((options) -> options.expired(Duration.ofMinutes(1))).sslBundle());
		BundleSslContexts contexts = BundleSslContexts.forServer(this.bundles, "host", ClientAuth.REQUIRE,
				TlsProvider.JDK);
		assertThat(contexts.get()).isSameAs(contexts.get());
		assertThat(StringUtils.countOccurrencesOf(output.getAll(), "SSL bundle 'host' has expired")).isEqualTo(1);
	}

	@Test
	void verifiesPeersByTheTrustOfTheRenewedBundle() throws CertificateException {
		GridSite site = new GridSite(this.directory);
		site.application().withPropertyValues(site.user()).run((context) -> {
			this.bundles.registerBundle("host", GridSite.AUTHORITY.host().sslBundle());
			BundleSslContexts contexts = BundleSslContexts.forServer(this.bundles, "host", ClientAuth.REQUIRE,
					TlsProvider.JDK);
			List<X509Certificate> stranger = TestAuthority.create().user("stranger").chain();
			contexts.verifier().verify(stranger);
			SslBundle grid = context.getBean(SslBundles.class).getBundle("user");
			this.bundles.updateBundle("host", grid);
			assertThatExceptionOfType(CertificateException.class)
				.isThrownBy(() -> contexts.verifier().verify(stranger));
			contexts.verifier().verify(GridSite.JANE.proxy().chain());
		});
	}

	@Test
	void usesOpenSslWhereItIsThere() {
		this.bundles.registerBundle("host", GridSite.AUTHORITY.host().sslBundle());
		assertThat(contextOf(TlsProvider.AUTO)).isInstanceOf(OpenSslContext.class);
		assertThat(contextOf(TlsProvider.OPENSSL)).isInstanceOf(OpenSslContext.class);
		assertThat(contextOf(TlsProvider.JDK)).isNotInstanceOf(OpenSslContext.class);
	}

	private SslContext contextOf(TlsProvider provider) {
		return BundleSslContexts.forServer(this.bundles, "host", ClientAuth.REQUIRE, provider).get();
	}

}
