package io.diset.boot.autoconfigure.ssl;

import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Collections;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

import io.diset.test.pki.TestAuthority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class GridBundleTests {

	@TempDir
	private Path directory;

	private GridSite site;

	@BeforeEach
	void prepareSite() {
		this.site = new GridSite(this.directory);
	}

	@Test
	void isFoundByBoot() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
			.contains(DisetSslAutoConfiguration.class.getName());
	}

	@Test
	void registersEachBundleByItsName() {
		this.site.application()
			.withPropertyValues(this.site.host())
			.withPropertyValues(this.site.user())
			.run((context) -> assertThat(context.getBean(SslBundles.class).getBundleNames()).containsExactly("host",
					"user"));
	}

	@Test
	void showsTheCertificateOfTheHost() {
		this.site.application()
			.withPropertyValues(this.site.host())
			.run((context) -> assertThat(shown(context, "host")).isEqualTo("/CN=localhost"));
	}

	@Test
	void showsTheWholeChainOfAProxy() {
		this.site.application().withPropertyValues(this.site.user()).run((context) -> {
			OwnCertificates own = OwnCertificates.of(bundle(context, "user"));
			assertThat(own.chain()).hasSize(2).last().isEqualTo(GridSite.JANE.certificate());
			assertThat(own.isProxy()).isTrue();
		});
	}

	@Test
	void takesAProxyByTheAddressOfItsFile() {
		this.site.application()
			.withPropertyValues(this.site.user())
			.withPropertyValues(GridSite.BUNDLES + "user.keystore.proxy=file:" + this.site.proxyFile())
			.run((context) -> assertThat(shown(context, "user")).startsWith("/CN=Jane Doe/CN="));
	}

	@Test
	void findsTheProxyThatTheEnvironmentNames() {
		this.site.application()
			.withPropertyValues(this.site.user())
			.withPropertyValues(GridSite.BUNDLES + "user.keystore.proxy=default",
					"X509_USER_PROXY=" + this.site.proxyFile())
			.run((context) -> assertThat(shown(context, "user")).startsWith("/CN=Jane Doe/CN="));
	}

	@Test
	void trustsWithoutShowingAnything() {
		this.site.application()
			.withPropertyValues(GridSite.BUNDLES + "trust.truststore.directory=" + this.site.trust().path())
			.run((context) -> {
				assertThat(OwnCertificates.of(bundle(context, "trust"))).isNull();
				assertThat(bundle(context, "trust").createSslContext()).isNotNull();
			});
	}

	@Test
	void usesTheKeysOfAnotherBundle() {
		this.site.application()
			.withPropertyValues(GridSite.BUNDLES + "composed.truststore.directory=" + this.site.trust().path(),
					GridSite.BUNDLES + "composed.keystore.bundle=plain")
			.withBean(SslBundleRegistrar.class,
					() -> (registry) -> registry.registerBundle("plain", GridSite.JANE.sslBundle()))
			.run((context) -> assertThat(shown(context, "composed")).isEqualTo("/CN=Jane Doe"));
	}

	@Test
	void usesTheTrustOfAnotherGridBundleThatComesLater() {
		this.site.application()
			.withPropertyValues(GridSite.BUNDLES + "composed.truststore.bundle=host",
					GridSite.BUNDLES + "composed.keystore.proxy=" + this.site.proxyFile())
			.withPropertyValues(this.site.host())
			.run((context) -> assertThat(trustManager(context, "composed")).isSameAs(trustManager(context, "host")));
	}

	@Test
	void sharesTheTrustOfTheSameDirectory() {
		this.site.application()
			.withPropertyValues(this.site.host())
			.withPropertyValues(this.site.user())
			.run((context) -> assertThat(trustManager(context, "user")).isSameAs(trustManager(context, "host")));
	}

	@Test
	void keepsTheTrustOfOtherSettingsApart() {
		this.site.application()
			.withPropertyValues(this.site.host())
			.withPropertyValues(this.site.user())
			.withPropertyValues(GridSite.BUNDLES + "user.truststore.limited-proxies=true")
			.run((context) -> assertThat(trustManager(context, "user")).isNotSameAs(trustManager(context, "host")));
	}

	@Test
	void hasTheOptionsOfTheProperties() {
		this.site.application()
			.withPropertyValues(this.site.host())
			.withPropertyValues(GridSite.BUNDLES + "host.options.enabled-protocols=TLSv1.2",
					GridSite.BUNDLES + "host.options.ciphers=TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
					GridSite.BUNDLES + "host.protocol=TLSv1.2")
			.run((context) -> {
				SslBundle bundle = bundle(context, "host");
				assertThat(bundle.getOptions().getEnabledProtocols()).containsExactly("TLSv1.2");
				assertThat(bundle.getOptions().getCiphers()).containsExactly("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
				assertThat(bundle.createSslContext().getProtocol()).isEqualTo("TLSv1.2");
			});
	}

	@Test
	void canBeUsedByWhatElseNamesABundle() {
		this.site.application().withPropertyValues(this.site.host()).run((context) -> {
			SSLContext tls = bundle(context, "host").createSslContext();
			assertThat(tls.getServerSocketFactory().getSupportedCipherSuites()).isNotEmpty();
		});
	}

	@Test
	void neverLetsReadersOfStoresTrustThePublicAuthorities() {
		this.site.trust().add(TestAuthority.create((options) -> options.subject("/CN=Another CA")));
		this.site.application().withPropertyValues(this.site.host()).run((context) -> {
			KeyStore trusted = bundle(context, "host").getStores().getTrustStore();
			assertThat(Collections.list(trusted.aliases())).hasSize(2);
		});
	}

	@Test
	void doesNothingWithoutBundles() {
		this.site.application()
			.withClassLoader(new FilteredClassLoader("eu.emi.security"))
			.run((context) -> assertThat(context).hasNotFailed().hasBean(DisetSslAutoConfiguration.REGISTRAR));
	}

	@Test
	void backsOffWhenTheApplicationHasItsOwnRegistrar() {
		SslBundleRegistrar own = (registry) -> registry.registerBundle("host", GridSite.JANE.sslBundle());
		this.site.application()
			.withPropertyValues(this.site.host())
			.withBean(DisetSslAutoConfiguration.REGISTRAR, SslBundleRegistrar.class, () -> own)
			.run((context) -> {
				assertThat(context).doesNotHaveBean(GridSslBundles.class);
				assertThat(shown(context, "host")).isEqualTo("/CN=Jane Doe");
			});
	}

	private static String shown(ApplicationContext context, String bundle) {
		return OwnCertificates.of(bundle(context, bundle)).name();
	}

	private static TrustManager trustManager(ApplicationContext context, String bundle) {
		return bundle(context, bundle).getManagers().getTrustManagers()[0];
	}

	private static SslBundle bundle(ApplicationContext context, String name) {
		return context.getBean(SslBundles.class).getBundle(name);
	}

}
