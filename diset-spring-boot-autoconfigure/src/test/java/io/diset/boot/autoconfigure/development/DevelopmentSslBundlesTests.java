package io.diset.boot.autoconfigure.development;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DevelopmentSslBundlesTests {

	@TempDir
	Path temporary;

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1", "::1" })
	void letAUserAndAHostTrustEachOther(String host) throws Exception {
		DefaultSslBundleRegistry bundles = bundles("certificates");
		try (Service service = new Service(bundles.getBundle("diset-development-host"));
				SSLSocket client = service.connect(bundles.getBundle("diset-development-user"), host)) {
			client.startHandshake();
			assertThat(client.getSession().getPeerPrincipal()).hasToString("CN=localhost");
			assertThat(service.peer().join()).hasToString("CN=Development user");
		}
	}

	@Test
	void letAHostBeAClientOfAnother() throws Exception {
		SslBundle host = bundles("certificates").getBundle("diset-development-host");
		try (Service service = new Service(host); SSLSocket client = service.connect(host, "localhost")) {
			client.startHandshake();
			assertThat(service.peer().join()).hasToString("CN=localhost");
		}
	}

	@Test
	void areOfNoUseForAnotherHost() throws Exception {
		DefaultSslBundleRegistry bundles = bundles("certificates");
		try (Service service = new Service(bundles.getBundle("diset-development-host"));
				SSLSocket client = service.connect(bundles.getBundle("diset-development-user"),
						"service.example.org")) {
			assertThatExceptionOfType(SSLException.class).isThrownBy(client::startHandshake);
			assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> service.peer().join());
		}
	}

	@Test
	void doNotTrustThoseOfAnotherDirectory() throws Exception {
		SslBundle host = bundles("certificates").getBundle("diset-development-host");
		SslBundle stranger = bundles("others").getBundle("diset-development-user");
		try (Service service = new Service(host); SSLSocket client = service.connect(stranger, "localhost")) {
			assertThatExceptionOfType(SSLException.class).isThrownBy(client::startHandshake);
			assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> service.peer().join());
		}
	}

	private DefaultSslBundleRegistry bundles(String directory) {
		DefaultSslBundleRegistry registry = new DefaultSslBundleRegistry();
		new DevelopmentSslBundles(new DevelopmentCertificates(this.temporary.resolve(directory), Clock.systemUTC()))
			.registerBundles(registry);
		return registry;
	}

	/**
	 * Accepts one connection.
	 */
	private static final class Service implements AutoCloseable {

		private final SSLServerSocket socket;

		private final CompletableFuture<Principal> peer;

		Service(SslBundle bundle) throws Exception {
			this.socket = (SSLServerSocket) bundle.createSslContext()
				.getServerSocketFactory()
				.createServerSocket(0, 1, InetAddress.getLoopbackAddress());
			this.socket.setNeedClientAuth(true);
			this.peer = CompletableFuture.supplyAsync(this::accept);
		}

		CompletableFuture<Principal> peer() {
			return this.peer;
		}

		SSLSocket connect(SslBundle bundle, String host) throws Exception {
			Socket plain = new Socket(InetAddress.getLoopbackAddress(), this.socket.getLocalPort());
			SSLSocket client = (SSLSocket) bundle.createSslContext()
				.getSocketFactory()
				.createSocket(plain, host, this.socket.getLocalPort(), true);
			SSLParameters parameters = client.getSSLParameters();
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
			client.setSSLParameters(parameters);
			return client;
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

		private Principal accept() {
			try (SSLSocket connection = (SSLSocket) this.socket.accept()) {
				connection.startHandshake();
				return connection.getSession().getPeerPrincipal();
			}
			catch (Exception ex) {
				throw new CompletionException(ex);
			}
		}

	}

}
