package io.diset.server;

import java.net.InetSocketAddress;
import java.util.Set;

import io.diset.security.TlsEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens, and for what.
 *
 * @param name the name of the listener, not blank and unique in its server
 * @param host a name or an address of this host, or {@code null} for all addresses
 * @param port the port; 0 for a free one
 * @param tls the TLS of the connections ({@code dips}), or {@code null} for connections
 * without TLS ({@code dip}), which are meant for tests and trusted loopback
 * @param services the names of the services that can be connected to here, or nothing for
 * all services of the server
 * @since 0.1.0
 */
public record ServerListener(String name, @Nullable String host, int port, @Nullable TlsEndpoint tls,
		Set<String> services) {

	/**
	 * The name of the listener that a server has if nothing else is said.
	 */
	public static final String DEFAULT_NAME = "default";

	private static final int MAX_PORT = 65535;

	public ServerListener {
		if (name.isBlank()) {
			throw new IllegalArgumentException("The name of a listener must not be blank");
		}
		if (port < 0 || port > MAX_PORT) {
			throw new IllegalArgumentException("The port of listener '%s' must be from 0 to 65535".formatted(name));
		}
		services = Set.copyOf(services);
	}

	/**
	 * Create a listener for all services.
	 * @param name the name of the listener
	 * @param host a name or an address of this host, or {@code null} for all addresses
	 * @param port the port; 0 for a free one
	 * @param tls the TLS of the connections, or {@code null} for connections without TLS
	 */
	public ServerListener(String name, @Nullable String host, int port, @Nullable TlsEndpoint tls) {
		this(name, host, port, tls, Set.of());
	}

	/**
	 * Return whether the connections have TLS.
	 * @return whether the connections have TLS
	 */
	public boolean isSecure() {
		return this.tls != null;
	}

	/**
	 * Return the address to listen on.
	 * @return the address, not resolved if a host is set
	 */
	public InetSocketAddress address() {
		return (this.host != null) ? InetSocketAddress.createUnresolved(this.host, this.port)
				: new InetSocketAddress(this.port);
	}

}
