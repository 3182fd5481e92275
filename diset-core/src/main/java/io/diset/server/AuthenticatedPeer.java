package io.diset.server;

import java.util.Map;

import io.diset.security.registry.DisetPrincipal;

/**
 * Who a peer is, and what else its authentication has found out.
 *
 * @param principal who the peer is, and what rules know of it
 * @param attributes what is kept with the connection as
 * {@link io.diset.connection.DisetConnection#attributes() attributes}
 * @since 0.1.0
 */
public record AuthenticatedPeer(DisetPrincipal principal, Map<String, Object> attributes) {

	public AuthenticatedPeer {
		attributes = Map.copyOf(attributes);
	}

	/**
	 * Create a peer without attributes.
	 * @param principal who the peer is
	 */
	public AuthenticatedPeer(DisetPrincipal principal) {
		this(principal, Map.of());
	}

}
