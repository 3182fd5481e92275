package io.diset.connection;

import java.net.SocketAddress;
import java.security.Principal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a connection from its start.
 *
 * @param id the transport id
 * @param service the name of the service
 * @param identity the identity that the client chose
 * @param arguments the connect arguments
 * @param peer who the peer is
 * @param remoteAddress the address of the peer
 * @param extensions what the peer can do beyond the original protocol
 * @since 0.1.0
 */
public record ConnectionDetails(String id, String service, String identity, Map<String, @Nullable Object> arguments,
		@Nullable Principal peer, SocketAddress remoteAddress, Extensions extensions) {

	public ConnectionDetails {
		arguments = arguments.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
	}

	/**
	 * Return the same with another peer.
	 * @param peer who the peer is
	 * @return the same with that peer
	 */
	ConnectionDetails withPeer(@Nullable Principal peer) {
		return new ConnectionDetails(this.id, this.service, this.identity, this.arguments, peer, this.remoteAddress,
				this.extensions);
	}

	/**
	 * Return the connection in a form for logs.
	 */
	@Override
	public String toString() {
		return "connection %s of %s from %s to %s".formatted(this.id,
				(this.peer != null) ? this.peer.getName() : "nobody known", this.remoteAddress, this.service);
	}

}
