package io.diset.boot.autoconfigure.ssl;

import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

import io.diset.boot.autoconfigure.client.DisetClientAutoConfiguration;
import io.diset.boot.autoconfigure.client.MessageClientFactory;
import io.diset.boot.autoconfigure.server.DisetServerAutoConfiguration;
import io.diset.connection.ConnectionClosedException;
import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A client shows its proxy to the service that it means, and to nobody else.
 */
@ParameterizedClass
@CsvSource({ "jdk, TLSv1.2", "jdk, TLSv1.3", "openssl, TLSv1.2", "openssl, TLSv1.3" })
class ClientVerificationTests {

	@Parameter(0)
	private String provider;

	@Parameter(1)
	private String version;

	@TempDir
	private Path directory;

	private final Trusting trusting = new Trusting();

	@Test
	void showsItsProxyToTheService() {
		service(GridSite.AUTHORITY.host()).run((context) -> {
			connect(context);
			assertThat(this.trusting.seen).containsExactly("CN=Jane Doe");
		});
	}

	@Test
	void showsNothingToAServiceOfAnotherHost() {
		assertNothingIsShownTo(GridSite.AUTHORITY.host((options) -> options.alternativeNames("other.example.org")));
	}

	@Test
	void showsNothingToAServiceOfAnUnknownAuthority() {
		assertNothingIsShownTo(TestAuthority.create((options) -> options.subject("/CN=Unknown CA")).host());
	}

	private void assertNothingIsShownTo(TestCertificate certificate) {
		service(certificate).run((context) -> {
			assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> connect(context));
			assertThat(this.trusting.seen).isEmpty();
		});
	}

	private static void connect(ApplicationContext context) {
		String port = context.getEnvironment().getRequiredProperty("local.diset.server.port");
		context.getBean(MessageClientFactory.class)
			.create("dips://localhost:%s/%s".formatted(port, PingService.NAME))
			.connect()
			.block(Duration.ofSeconds(20));
	}

	private ApplicationContextRunner service(TestCertificate certificate) {
		GridSite site = new GridSite(this.directory);
		SslBundle keys = certificate.sslBundle();
		SslManagerBundle managers = SslManagerBundle.of(keys.getManagers().getKeyManagerFactory(),
				SslManagerBundle.from(this.trusting).getTrustManagerFactory());
		SslBundle bundle = SslBundle.of(keys.getStores(), SslBundleKey.NONE,
				SslOptions.of(null, new String[] { this.version }), SslBundle.DEFAULT_PROTOCOL, managers);
		return site.application()
			.withConfiguration(
					AutoConfigurations.of(DisetServerAutoConfiguration.class, DisetClientAutoConfiguration.class))
			.withBean(PingService.class)
			.withBean(SslBundleRegistrar.class, () -> (registry) -> registry.registerBundle("trusting", bundle))
			.withPropertyValues(site.user())
			.withPropertyValues("diset.server.address=127.0.0.1", "diset.server.port=0",
					"diset.server.authorization.default=authenticated", "diset.server.ssl.bundle=trusting",
					"diset.server.ssl.provider=" + this.provider, "diset.client.ssl.bundle=user",
					"diset.client.ssl.provider=" + this.provider);
	}

	/**
	 * Notes the owners of the certificates that it is shown.
	 */
	private static final class Trusting extends X509ExtendedTrustManager {

		private final Queue<String> seen = new ConcurrentLinkedQueue<>();

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType) {
			this.seen.add(chain[1].getSubjectX500Principal().getName());
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
			checkClientTrusted(chain, authType);
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
			checkClientTrusted(chain, authType);
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
