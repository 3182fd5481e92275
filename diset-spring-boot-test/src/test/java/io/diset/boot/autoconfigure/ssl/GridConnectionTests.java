package io.diset.boot.autoconfigure.ssl;

import java.nio.file.Path;
import java.time.Duration;

import io.diset.boot.autoconfigure.client.DisetClientAutoConfiguration;
import io.diset.boot.autoconfigure.client.MessageClientFactory;
import io.diset.boot.autoconfigure.server.DisetServerAutoConfiguration;
import io.diset.client.MessageClient;
import io.diset.connection.ConnectionClosedException;
import io.diset.server.DisetConnections;
import io.diset.test.pki.TestAuthority;
import io.diset.wire.Await;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Connections with grid credentials, by each implementation of TLS and each version.
 */
@ParameterizedClass
@CsvSource({ "jdk, TLSv1.2", "jdk, TLSv1.3", "openssl, TLSv1.2", "openssl, TLSv1.3" })
class GridConnectionTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	@Parameter(0)
	private String provider;

	@Parameter(1)
	private String version;

	@TempDir
	private Path directory;

	private GridSite site;

	private ApplicationContextRunner application;

	@BeforeEach
	void prepareSite() {
		this.site = new GridSite(this.directory);
		this.application = this.site.application()
			.withConfiguration(
					AutoConfigurations.of(DisetServerAutoConfiguration.class, DisetClientAutoConfiguration.class))
			.withBean(PingService.class)
			.withPropertyValues(this.site.host())
			.withPropertyValues(this.site.user())
			.withPropertyValues("diset.server.address=127.0.0.1", "diset.server.port=0",
					"diset.server.authorization.default=authenticated", "diset.server.ssl.bundle=host",
					"diset.server.ssl.provider=" + this.provider, "diset.client.ssl.bundle=user",
					"diset.client.ssl.provider=" + this.provider,
					GridSite.BUNDLES + "host.options.enabled-protocols=" + this.version);
	}

	@Test
	void knowsTheUserBehindAProxy() {
		this.application.run((context) -> {
			connect(context, "localhost");
			assertThat(peer(context)).isEqualTo("/CN=Jane Doe");
		});
	}

	@Test
	void usesTheProxyThatHasReplacedAnotherForTheNextConnection() {
		this.application.run((context) -> {
			MessageClient early = connect(context, "localhost");
			assertThat(peer(context)).isEqualTo("/CN=Jane Doe");
			this.site.proxy(GridSite.AUTHORITY.user("John Doe").proxy());
			Await.until(() -> {
				connect(context, "localhost");
				return peer(context).equals("/CN=John Doe");
			});
			assertThat(early.isConnected()).isTrue();
			assertThat(context.getBean(DisetConnections.class).all()).hasSizeGreaterThanOrEqualTo(2);
		});
	}

	@Test
	void showsTheRenewedCertificateOfAHostToTheNextConnection() {
		this.application.run((context) -> {
			MessageClient early = connect(context, "localhost");
			this.site.show(
					GridSite.AUTHORITY.host((options) -> options.subject("/CN=renewed").alternativeNames("127.0.0.1")));
			Await.until(() -> isRefused(context, "localhost"));
			connect(context, "127.0.0.1");
			assertThat(early.isConnected()).isTrue();
		});
	}

	@Test
	void refusesAServiceWhoseCertificateIsForAnotherHost() {
		this.site.show(GridSite.AUTHORITY.host((options) -> options.alternativeNames("other.example.org")));
		this.application.run(this::assertRefusedBeforeTheServiceSawTheClient);
	}

	@Test
	void refusesAServiceOfAnUnknownAuthority() {
		this.site.show(TestAuthority.create((options) -> options.subject("/CN=Unknown CA")).host());
		this.application.run(this::assertRefusedBeforeTheServiceSawTheClient);
	}

	@Test
	void acceptsAnotherHostWhereATestWantsIt() {
		this.site.show(GridSite.AUTHORITY.host((options) -> options.alternativeNames("other.example.org")));
		GridSite.JANE.write(this.directory.resolve("usercert.pem"), this.directory.resolve("userkey.pem"));
		this.application
			.withPropertyValues(this.site.host("test", this.directory.resolve("usercert.pem"),
					this.directory.resolve("userkey.pem")))
			.withPropertyValues("diset.client.ssl.bundle=test", "diset.client.ssl.verify-host-name=false")
			.run((context) -> {
				connect(context, "localhost");
				assertThat(peer(context)).isEqualTo("/CN=Jane Doe");
			});
	}

	@Test
	void opensNoConnectionWithAProxyThatHasExpiredMeanwhile() {
		this.application.run((context) -> {
			// The bundle is made of files that were good when they were read
			context.getBean(SslBundleRegistry.class)
				.updateBundle("user",
						GridSite.JANE.proxy((options) -> options.expired(Duration.ofMinutes(1))).sslBundle());
			assertThatExceptionOfType(UnusableSslBundleException.class).isThrownBy(() -> connect(context, "localhost"))
				.withMessageContainingAll("SSL bundle 'user' has expired", "/CN=Jane Doe/CN=");
			assertThat(context.getBean(PingService.class).peers()).isEmpty();
		});
	}

	private void assertRefusedBeforeTheServiceSawTheClient(ApplicationContext context) {
		assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> connect(context, "localhost"));
		assertThat(context.getBean(PingService.class).peers()).isEmpty();
	}

	private static boolean isRefused(ApplicationContext context, String host) {
		try {
			connect(context, host);
			return false;
		}
		catch (ConnectionClosedException ex) {
			return true;
		}
	}

	private static MessageClient connect(ApplicationContext context, String host) {
		String port = context.getEnvironment().getRequiredProperty("local.diset.server.port");
		MessageClient client = context.getBean(MessageClientFactory.class)
			.create("dips://%s:%s/%s".formatted(host, port, PingService.NAME));
		client.connect().block(PATIENCE);
		return client;
	}

	private static String peer(ApplicationContext context) {
		return context.getBean(PingService.class).peers().remove();
	}

}
