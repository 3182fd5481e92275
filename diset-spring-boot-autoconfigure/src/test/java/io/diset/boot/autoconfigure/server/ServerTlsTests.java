package io.diset.boot.autoconfigure.server;

import java.io.IOException;
import java.net.InetAddress;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import io.diset.boot.autoconfigure.TestCertificates;
import io.diset.boot.autoconfigure.ssl.BundleSslContexts;
import io.diset.boot.autoconfigure.ssl.TlsProvider;
import io.diset.client.MessageClient;
import io.diset.client.ServiceUrl;
import io.diset.connection.ConnectionClosedException;
import io.diset.connection.DisetConnection;
import io.diset.connection.DisetException;
import io.diset.security.TlsEndpoint;
import io.diset.server.DisetConnections;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnConnect;
import io.netty.handler.ssl.SslContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ServerTlsTests {

	private static final TestCertificates CERTIFICATES = new TestCertificates();

	private final ApplicationContextRunner runner = PlainServer.with(Service.class)
		.withPropertyValues("diset.server.ssl.enabled=true", "diset.server.ssl.bundle=host",
				"diset.server.authorization.default=authenticated")
		.withBean(SslBundleRegistrar.class,
				() -> (registry) -> registry.registerBundle("host", CERTIFICATES.host("first")));

	private MessageClient client;

	@AfterEach
	void close() {
		this.client.close().block(PlainServer.PATIENCE);
	}

	@Test
	void knowsWhoConnects() {
		this.runner.run((context) -> {
			connect(context, CERTIFICATES.user("somebody"));
			assertThat(context.getBean(Service.class).peers.remove()).isEqualTo("/CN=somebody");
		});
	}

	@Test
	void refusesAClientWithoutCertificate() {
		this.runner.run((context) -> {
			assertThatExceptionOfType(ConnectionClosedException.class)
				.isThrownBy(() -> connect(context, CERTIFICATES.trustOnly()));
			assertThat(context.getBean(Service.class).peers).isEmpty();
		});
	}

	@Test
	void refusesAClientOfAnotherAuthority() {
		this.runner.run((context) -> {
			assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> connect(context, stranger()));
			assertThat(context.getBean(Service.class).peers).isEmpty();
		});
	}

	@Test
	void asksForACertificateWithoutInsistingOnIt() {
		this.runner
			.withPropertyValues("diset.server.ssl.client-auth=optional", "diset.server.authorization.default=all")
			.run((context) -> {
				connect(context, CERTIFICATES.trustOnly());
				assertThat(context.getBean(Service.class).peers.remove()).isEqualTo("nobody");
			});
	}

	@Test
	void refusesWhoIsNotAuthenticated() {
		this.runner.withPropertyValues("diset.server.ssl.client-auth=none")
			.run((context) -> assertThatExceptionOfType(DisetException.class)
				.isThrownBy(() -> connect(context, CERTIFICATES.user("somebody")))
				.withMessageContaining("Unauthorized query"));
	}

	@Test
	void showsARenewedCertificateToNewConnectionsAndKeepsTheOthers() {
		this.runner.run((context) -> {
			connect(context, CERTIFICATES.user("early"));
			assertThat(shownCertificate(context)).isEqualTo("CN=first");
			context.getBean(SslBundleRegistry.class).updateBundle("host", CERTIFICATES.host("second"));
			assertThat(shownCertificate(context)).isEqualTo("CN=second");
			assertThat(this.client.isConnected()).isTrue();
			assertThat(context.getBean(DisetConnections.class).all()).hasSize(1);
		});
	}

	private static SslBundle stranger() {
		SslStoreBundle stores = new TestCertificates().user("stranger").getStores();
		return SslBundle.of(SslStoreBundle.of(stores.getKeyStore(), stores.getKeyStorePassword(),
				CERTIFICATES.trustOnly().getStores().getTrustStore()));
	}

	private static String shownCertificate(ApplicationContext context) throws IOException {
		SSLContext tls = CERTIFICATES.user("anybody").createSslContext();
		try (SSLSocket socket = (SSLSocket) tls.getSocketFactory()
			.createSocket(InetAddress.getLoopbackAddress(), PlainServer.port(context))) {
			return socket.getSession().getPeerPrincipal().getName();
		}
	}

	private void connect(ApplicationContext context, SslBundle bundle) {
		SslContext tls = BundleSslContexts
			.forClient(new DefaultSslBundleRegistry("user", bundle), "user", TlsProvider.JDK)
			.get();
		this.client = MessageClient
			.builder(new ServiceUrl(true, "127.0.0.1", PlainServer.port(context), "Test/Service"),
					ForkJoinPool.commonPool())
			.tls(new TlsEndpoint(() -> tls, Duration.ofSeconds(10), ForkJoinPool.commonPool()))
			.build();
		this.client.connect().block(PlainServer.PATIENCE);
	}

	@DisetService("Test/Service")
	static class Service {

		private final BlockingQueue<String> peers = new LinkedBlockingQueue<>();

		@OnConnect
		void connected(DisetConnection connection) {
			Principal peer = connection.peer();
			this.peers.add((peer != null) ? peer.getName() : "nobody");
		}

	}

}
