package io.diset.boot.autoconfigure.server;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;

import io.diset.boot.autoconfigure.FailureAnalyses;
import io.diset.boot.autoconfigure.TestCertificates;
import io.diset.boot.autoconfigure.ssl.BundleSslContexts;
import io.diset.boot.autoconfigure.ssl.MissingSslBundleException;
import io.diset.boot.autoconfigure.ssl.TlsProvider;
import io.diset.client.MessageClient;
import io.diset.client.ServiceUrl;
import io.diset.connection.DisetException;
import io.diset.security.TlsEndpoint;
import io.diset.server.DisetConnections;
import io.diset.server.DisetServer;
import io.diset.server.ServerListener;
import io.diset.spring.annotation.DisetService;
import io.netty.handler.ssl.SslContext;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NamedListenersTests {

	private static final TestCertificates CERTIFICATES = new TestCertificates();

	private final ApplicationContextRunner runner = PlainServer.with(First.class, Second.class)
		.withBean(SslBundleRegistrar.class,
				() -> (registry) -> registry.registerBundle("host", CERTIFICATES.host("host")))
		.withPropertyValues("diset.server.listeners.other.address=127.0.0.1", "diset.server.listeners.other.port=0",
				"diset.server.listeners.other.ssl.bundle=host");

	@Test
	void listensWithTlsBesideThePlainListener() {
		this.runner.run((context) -> {
			MessageClient plain = client(context, "local.diset.server.port", false, "Test/First");
			MessageClient secure = client(context, "local.diset.server.other.port", true, "Test/First");
			plain.connect().block(PlainServer.PATIENCE);
			secure.connect().block(PlainServer.PATIENCE);
			assertThat(context.getBean(DisetConnections.class).ofService("Test/First"))
				.anySatisfy((connection) -> assertThat(connection.peer()).isNull())
				.anySatisfy((connection) -> assertThat(connection.peer()).extracting("name").isEqualTo("/CN=user"))
				.hasSize(2);
			plain.close().block(PlainServer.PATIENCE);
			secure.close().block(PlainServer.PATIENCE);
		});
	}

	@Test
	void listensOnlyWhereNamedListenersSay() {
		this.runner.withPropertyValues("diset.server.port=-1", "diset.server.ssl.enabled=").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(ServerTlsConfiguration.ENDPOINT);
			assertThat(context.getBean(DisetServer.class).addresses()).containsOnlyKeys("other");
			assertThat(context.getEnvironment().getProperty(LocalServerPort.PROPERTY)).isNull();
		});
	}

	@Test
	void failsWhenThereIsNoListenerAtAll() {
		PlainServer.with(First.class)
			.withPropertyValues("diset.server.port=-1")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("The server has no listener"));
	}

	@Test
	void servesOnlyTheServicesOfAListener() {
		this.runner.withPropertyValues("diset.server.listeners.other.services=Test/Second").run((context) -> {
			MessageClient first = client(context, "local.diset.server.other.port", true, "Test/First");
			MessageClient second = client(context, "local.diset.server.other.port", true, "Test/Second");
			second.connect().block(PlainServer.PATIENCE);
			assertThatExceptionOfType(DisetException.class)
				.isThrownBy(() -> first.connect().block(PlainServer.PATIENCE))
				.withMessageContaining("Test/First is not up in this server");
			first.close().block(PlainServer.PATIENCE);
			second.close().block(PlainServer.PATIENCE);
		});
	}

	@Test
	void hasTheTlsOfItsOwnProperties() {
		this.runner
			.withPropertyValues("diset.server.listeners.other.ssl.handshake-timeout=1500ms",
					"diset.server.listeners.other.ssl.client-auth=none")
			.run((context) -> {
				TlsEndpoint tls = context.getBean(DisetServer.class).listeners().get(1).tls();
				assertThat(tls).extracting("handshakeTimeoutMillis").isEqualTo(1500L);
			});
	}

	@Test
	void hasNoTlsWhenThatIsSaid() {
		this.runner.withPropertyValues("diset.server.listeners.other.ssl.enabled=false")
			.run((context) -> assertThat(context.getBean(DisetServer.class).listeners())
				.noneMatch(ServerListener::isSecure));
	}

	@Test
	void saysWhatToSetWhenThereIsNoBundle() {
		this.runner.withPropertyValues("diset.server.listeners.another.port=0").run((context) -> {
			assertThat(context).getFailure().hasRootCauseInstanceOf(MissingSslBundleException.class);
			FailureAnalysis analysis = FailureAnalyses.of(context.getStartupFailure());
			assertThat(analysis.getDescription()).isEqualTo("Listener 'another' of the DISET server needs certificates "
					+ "for TLS, but the property 'diset.server.listeners.another.ssl.bundle' does not name an SSL bundle.");
			assertThat(analysis.getAction()).endsWith("set 'diset.server.listeners.another.ssl.enabled' to false.");
		});
	}

	@Test
	void saysWhichListenerCannotListen() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			int port = taken.getLocalPort();
			this.runner.withPropertyValues("diset.server.listeners.other.port=" + port).run((context) -> {
				FailureAnalysis analysis = FailureAnalyses.of(context.getStartupFailure());
				assertThat(analysis.getDescription()).startsWith(
						"The DISET server cannot start. Listener 'other' cannot listen on port %d of address 127.0.0.1: "
							.formatted(port))
					.contains("Address already in use");
				assertThat(analysis.getAction()).contains("port %d".formatted(port),
						"'diset.server.listeners.other.port'");
			});
		}
	}

	private static MessageClient client(ApplicationContext context, String property, boolean secure, String service) {
		SslContext tls = BundleSslContexts
			.forClient(new DefaultSslBundleRegistry("user", CERTIFICATES.user("user")), "user", TlsProvider.JDK)
			.get();
		int port = context.getEnvironment().getRequiredProperty(property, Integer.class);
		return MessageClient.builder(new ServiceUrl(secure, "127.0.0.1", port, service), ForkJoinPool.commonPool())
			.tls(new TlsEndpoint(() -> tls, Duration.ofSeconds(10), ForkJoinPool.commonPool()))
			.build();
	}

	@DisetService("Test/First")
	static class First {

	}

	@DisetService("Test/Second")
	static class Second {

	}

}
