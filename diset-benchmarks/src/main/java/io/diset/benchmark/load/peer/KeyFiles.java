package io.diset.benchmark.load.peer;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLException;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;

/**
 * The keys and certificates of both sides. Each side has to show its certificate to the
 * other.
 *
 * @param directory where they are
 * @since 0.1.0
 */
public record KeyFiles(Path directory) {

	private static final String PROTOCOL = "TLSv1.3";

	/**
	 * Return the certificate of an end.
	 * @param owner {@code host} or {@code user}
	 * @return a file in PEM format
	 */
	public Path certificate(String owner) {
		return this.directory.resolve(owner + "cert.pem");
	}

	/**
	 * Return the key of an end.
	 * @param owner {@code host} or {@code user}
	 * @return a file in PEM format
	 */
	public Path key(String owner) {
		return this.directory.resolve(owner + "key.pem");
	}

	/**
	 * Return the certificate of the authority of both.
	 * @return a file in PEM format
	 */
	public Path authority() {
		return this.directory.resolve("ca.pem");
	}

	/**
	 * Return the proxy of the client, as on the grid.
	 * @return a file with the proxy, its key and its chain
	 */
	public Path proxy() {
		return this.directory.resolve("userproxy.pem");
	}

	/**
	 * Return what both ends trust on the grid.
	 * @return a directory with the authority and its revocation list
	 */
	public Path trustDirectory() {
		return this.directory.resolve("certificates");
	}

	/**
	 * Make the TLS of a server.
	 * @param setting whose TLS is used
	 * @param customizer changes what is specific to a contender
	 * @return makes TLS handlers
	 */
	public SslContext server(Setting setting, UnaryOperator<SslContextBuilder> customizer) {
		return build(setting,
				customizer.apply(SslContextBuilder.forServer(certificate("host").toFile(), key("host").toFile())
					.clientAuth(ClientAuth.REQUIRE)));
	}

	/**
	 * Make the TLS of a client.
	 * @param setting whose TLS is used
	 * @param customizer changes what is specific to a contender
	 * @return makes TLS handlers
	 */
	public SslContext client(Setting setting, UnaryOperator<SslContextBuilder> customizer) {
		return build(setting, customizer
			.apply(SslContextBuilder.forClient().keyManager(certificate("user").toFile(), key("user").toFile())));
	}

	private SslContext build(Setting setting, SslContextBuilder builder) {
		try {
			return builder.sslProvider(setting.sslProvider())
				.trustManager(authority().toFile())
				.protocols(PROTOCOL)
				.build();
		}
		catch (SSLException ex) {
			throw new IllegalStateException("The keys in %s cannot be used".formatted(this.directory), ex);
		}
	}

}
