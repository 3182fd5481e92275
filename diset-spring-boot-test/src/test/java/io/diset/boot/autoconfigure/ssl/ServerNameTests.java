package io.diset.boot.autoconfigure.ssl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import io.diset.boot.autoconfigure.client.DisetClientAutoConfiguration;
import io.diset.boot.autoconfigure.client.MessageClientFactory;
import io.diset.boot.autoconfigure.server.DisetServerAutoConfiguration;
import io.diset.client.MessageClient;
import io.diset.test.pki.TestCertificate;
import io.diset.wire.Await;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server with several certificates on one port.
 */
@ParameterizedClass
@ValueSource(strings = { "jdk", "openssl" })
class ServerNameTests {

	private static final String PORT = "local.diset.server.port";

	@Parameter
	private String provider;

	@TempDir
	private Path directory;

	private GridSite site;

	private ApplicationContextRunner application;

	@BeforeEach
	void prepareSite() {
		this.site = new GridSite(this.directory);
		show("one", "one.example.org");
		show("other", "*.example.net");
		this.application = this.site.application()
			.withConfiguration(
					AutoConfigurations.of(DisetServerAutoConfiguration.class, DisetClientAutoConfiguration.class))
			.withBean(PingService.class)
			.withPropertyValues(this.site.host())
			.withPropertyValues(this.site.user())
			.withPropertyValues(this.site.host("one", file("one", "cert"), file("one", "key")))
			.withPropertyValues(this.site.host("other", file("other", "cert"), file("other", "key")))
			.withPropertyValues("diset.server.address=127.0.0.1", "diset.server.port=0",
					"diset.server.authorization.default=authenticated", "diset.client.ssl.bundle=user",
					"diset.client.ssl.provider=" + this.provider)
			.withPropertyValues(withNames("diset.server."));
	}

	@Test
	void showsTheCertificateOfTheNameThatIsAskedFor() {
		this.application
			.run((context) -> assertThat(shown(context, PORT, "one.example.org")).isEqualTo("CN=one.example.org"));
	}

	@Test
	void showsTheCertificateOfAllNamesOfADomain() {
		this.application.run((context) -> {
			assertThat(shown(context, PORT, "some.example.net")).isEqualTo("CN=*.example.net");
			assertThat(shown(context, PORT, "far.some.example.net")).isEqualTo("CN=localhost");
		});
	}

	@Test
	void showsItsOwnCertificateForOtherNames() {
		this.application
			.run((context) -> assertThat(shown(context, PORT, "two.example.org")).isEqualTo("CN=localhost"));
	}

	@Test
	void connectsClientsThatSayNoName() {
		this.application.run((context) -> {
			MessageClient client = context.getBean(MessageClientFactory.class)
				.create("dips://127.0.0.1:%s/%s".formatted(context.getEnvironment().getProperty(PORT),
						PingService.NAME));
			client.connect().block(Duration.ofSeconds(20));
			assertThat(context.getBean(PingService.class).peers().remove()).isEqualTo("/CN=Jane Doe");
		});
	}

	@Test
	void renewsEachCertificateByItself() {
		this.application.run((context) -> {
			show("one", "renewed.example.org");
			Await.until(() -> shown(context, PORT, "one.example.org").equals("CN=renewed.example.org"));
			assertThat(shown(context, PORT, "some.example.net")).isEqualTo("CN=*.example.net");
		});
	}

	@Test
	void hasNamesForEachListener() {
		this.application
			.withPropertyValues("diset.server.listeners.second.address=127.0.0.1",
					"diset.server.listeners.second.port=0")
			.withPropertyValues(withNames("diset.server.listeners.second."))
			.run((context) -> assertThat(shown(context, "local.diset.server.second.port", "one.example.org"))
				.isEqualTo("CN=one.example.org"));
	}

	@Test
	void refusesANameThatIsNone() {
		this.application.withPropertyValues("diset.server.ssl.server-name-bundles[0].server-name=*example.org")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("*example.org"));
	}

	@Test
	void refusesAnUnknownBundle() {
		this.application.withPropertyValues("diset.server.ssl.server-name-bundles[0].bundle=unknown")
			.run((context) -> assertThat(
					GridSite.analyze(context.getStartupFailure(), new MockEnvironment()).getDescription())
				.contains("diset.server.ssl.server-name-bundles", "'unknown'"));
	}

	private String[] withNames(String prefix) {
		return new String[] { prefix + "ssl.bundle=host", prefix + "ssl.provider=" + this.provider,
				prefix + "ssl.server-name-bundles[0].server-name=one.example.org",
				prefix + "ssl.server-name-bundles[0].bundle=one",
				prefix + "ssl.server-name-bundles[1].server-name=*.example.net",
				prefix + "ssl.server-name-bundles[1].bundle=other" };
	}

	private void show(String name, String host) {
		TestCertificate certificate = GridSite.AUTHORITY
			.host((options) -> options.subject("/CN=" + host).alternativeNames(host));
		certificate.write(file(name, "cert"), file(name, "key"));
	}

	private Path file(String name, String kind) {
		return this.directory.resolve(name + kind + ".pem");
	}

	private static String shown(ApplicationContext context, String port, String name) {
		int number = context.getEnvironment().getRequiredProperty(port, Integer.class);
		try (SSLSocket socket = (SSLSocket) GridSite.JANE.sslBundle()
			.createSslContext()
			.getSocketFactory()
			.createSocket(InetAddress.getLoopbackAddress(), number)) {
			SSLParameters parameters = socket.getSSLParameters();
			parameters.setServerNames(List.of(new SNIHostName(name)));
			socket.setSSLParameters(parameters);
			socket.startHandshake();
			return socket.getSession().getPeerPrincipal().getName();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
