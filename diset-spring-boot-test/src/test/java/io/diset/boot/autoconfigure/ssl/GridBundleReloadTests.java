package io.diset.boot.autoconfigure.ssl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import io.diset.test.pki.TestCertificate;
import io.diset.wire.Await;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class GridBundleReloadTests {

	@TempDir
	private Path directory;

	private GridSite site;

	@BeforeEach
	void prepareSite() {
		this.site = new GridSite(this.directory);
	}

	@Test
	void usesAProxyThatReplacesAnother() {
		this.site.application().withPropertyValues(this.site.user()).run((context) -> {
			TestCertificate proxy = GridSite.JANE.proxy((options) -> options.commonNames("the next"));
			this.site.proxy(proxy);
			awaitShown(context, "user", proxy.name());
		});
	}

	@Test
	void usesTheRenewedCertificateOfAHost() {
		this.site.application().withPropertyValues(this.site.host()).run((context) -> {
			this.site.show(GridSite.AUTHORITY.host((options) -> options.subject("/CN=renewed")));
			awaitShown(context, "host", "/CN=renewed");
		});
	}

	@Test
	void tellsWhoUsesTheBundle() {
		this.site.application().withPropertyValues(this.site.user()).run((context) -> {
			BlockingQueue<OwnCertificates> updates = new LinkedBlockingQueue<>();
			context.getBean(SslBundles.class)
				.addBundleUpdateHandler("user", (bundle) -> updates.add(OwnCertificates.of(bundle)));
			TestCertificate proxy = GridSite.JANE.proxy();
			this.site.proxy(proxy);
			assertThat(updates.take().name()).isEqualTo(proxy.name());
		});
	}

	@Test
	void waitsForTheKeyOfARenewedCertificate(CapturedOutput output) throws IOException {
		this.site.application().withPropertyValues(this.site.host()).run((context) -> {
			TestCertificate renewed = GridSite.AUTHORITY.host((options) -> options.subject("/CN=renewed"));
			Path nextKey = this.directory.resolve("nextkey.pem");
			renewed.write(this.site.certificateFile(), nextKey);
			Await.until(() -> output.getAll().contains("does not belong to the certificate"));
			assertThat(shown(context, "host")).isEqualTo("/CN=localhost");
			Files.move(nextKey, this.site.keyFile(), StandardCopyOption.ATOMIC_MOVE);
			awaitShown(context, "host", "/CN=renewed");
		});
	}

	@Test
	void keepsTheProxyWhileTheNextIsHalfWritten(CapturedOutput output) throws IOException {
		this.site.application().withPropertyValues(this.site.user()).run((context) -> {
			String before = shown(context, "user");
			TestCertificate proxy = GridSite.JANE.proxy((options) -> options.commonNames("the next"));
			Files.writeString(this.site.proxyFile(), proxy.certificatePem());
			Await.until(() -> output.getAll().contains("private key in PEM format"));
			assertThat(shown(context, "user")).isEqualTo(before);
			this.site.proxy(proxy);
			awaitShown(context, "user", proxy.name());
		});
	}

	@Test
	void keepsTheProxyWhenTheNextHasExpired(CapturedOutput output) {
		this.site.application().withPropertyValues(this.site.user()).run((context) -> {
			String before = shown(context, "user");
			this.site.proxy(GridSite.JANE.proxy((options) -> options.expired(Duration.ofMinutes(1))));
			Await.until(() -> output.getAll().contains("has expired"));
			assertThat(shown(context, "user")).isEqualTo(before);
		});
	}

	@Test
	void logsEachProblemOnce(CapturedOutput output) throws IOException {
		WatchedCredential watch = new WatchedCredential(
				new CredentialFiles("user", this.site.proxyFile(), this.site.proxyFile(), null), List.of(),
				(renewed) -> {
				});
		Files.writeString(this.site.proxyFile(), "");
		watch.run();
		watch.run();
		Files.delete(this.site.proxyFile());
		watch.run();
		watch.run();
		assertThat(StringUtils.countOccurrencesOf(output.getAll(), "there is no file")).isEqualTo(1);
		assertThat(StringUtils.countOccurrencesOf(output.getAll(), "PEM format")).isEqualTo(1);
	}

	@Test
	void looksAtNoFilesWhenTheyAreNotToBeReloaded() {
		this.site.application()
			.withPropertyValues(this.site.user())
			.withPropertyValues(GridSite.BUNDLES + "user.reload-on-update=false")
			.run((context) -> assertThat(context.getBean(GridSslBundles.class)).extracting("poller.executor").isNull());
	}

	@Test
	void followsTheBundleThatItsKeysAreOf() {
		this.site.application()
			.withPropertyValues(GridSite.BUNDLES + "composed.truststore.directory=" + this.site.trust().path(),
					GridSite.BUNDLES + "composed.keystore.bundle=plain")
			.withBean(SslBundleRegistrar.class,
					() -> (registry) -> registry.registerBundle("plain", GridSite.JANE.sslBundle()))
			.run((context) -> {
				context.getBean(SslBundleRegistry.class)
					.updateBundle("plain", GridSite.AUTHORITY.user("John Doe").sslBundle());
				assertThat(shown(context, "composed")).isEqualTo("/CN=John Doe");
			});
	}

	@Test
	void followsTheBundleThatItsTrustIsOf() {
		this.site.application()
			.withPropertyValues(GridSite.BUNDLES + "composed.truststore.bundle=plain",
					GridSite.BUNDLES + "composed.keystore.proxy=" + this.site.proxyFile())
			.withBean(SslBundleRegistrar.class,
					() -> (registry) -> registry.registerBundle("plain", GridSite.AUTHORITY.sslBundle()))
			.run((context) -> {
				SslBundles bundles = context.getBean(SslBundles.class);
				Object before = bundles.getBundle("composed").getManagers().getTrustManagerFactory();
				context.getBean(SslBundleRegistry.class).updateBundle("plain", GridSite.AUTHORITY.sslBundle());
				assertThat(bundles.getBundle("composed").getManagers().getTrustManagerFactory()).isNotSameAs(before);
				assertThat(shown(context, "composed")).startsWith("/CN=Jane Doe/CN=");
			});
	}

	private static void awaitShown(ApplicationContext context, String bundle, String name) {
		Await.until(() -> shown(context, bundle).equals(name));
	}

	private static String shown(ApplicationContext context, String bundle) {
		return OwnCertificates.of(context.getBean(SslBundles.class).getBundle(bundle)).name();
	}

}
