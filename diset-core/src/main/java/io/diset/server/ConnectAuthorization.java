package io.diset.server;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

/**
 * Decides who may connect. A peer that may not is told the original's text and number,
 * which keeps Python clients from trying again at once.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ConnectAuthorization {

	/**
	 * Lets everybody in, also without a certificate.
	 */
	ConnectAuthorization ALL = (proposal, peer) -> true;

	/**
	 * Lets in who showed a certificate that has been verified.
	 */
	ConnectAuthorization AUTHENTICATED = (proposal, peer) -> peer != null;

	/**
	 * Decide whether a peer may connect. Called on the event loop: must not block.
	 * @param proposal what the peer proposes
	 * @param peer who the peer is, or {@code null} when it showed no certificate
	 * @return whether it may connect
	 */
	boolean isAuthorized(Proposal proposal, @Nullable Principal peer);

}
