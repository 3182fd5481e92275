package io.diset.server;

import java.net.SocketAddress;

import io.diset.security.registry.AuthorizationRule;
import io.diset.security.registry.DisetPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * What a peer may not do.
 *
 * @param peer who the peer is
 * @param address the address of the peer
 * @param service the name of the service
 * @param message the name of the message that it may not send, or {@code null} when it
 * may not connect
 * @param rule the rule that does not let it through, or {@code null} when that is none of
 * a message and none of the messages may be sent
 * @since 0.1.0
 */
public record DeniedAccess(AuthenticatedPeer peer, SocketAddress address, String service, @Nullable String message,
		@Nullable AuthorizationRule rule) {

	/**
	 * Return why the peer may not do it, for logs.
	 */
	@Override
	public String toString() {
		DisetPrincipal principal = this.peer.principal();
		String action = (this.message != null) ? "send " + this.message : "connect";
		String missing = (this.rule != null) ? this.rule.missing(principal) : "a right to send any message";
		return "%s may not %s: missing %s".formatted(principal, action, missing);
	}

}
