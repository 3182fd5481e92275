package io.diset.server;

import io.diset.connection.UnauthorizedException;
import io.diset.security.registry.PeerCredentials;
import io.diset.security.registry.PeerIdentification;
import reactor.core.publisher.Mono;

/**
 * Finds out who a peer is that wants to connect. Asked once for each connection, after
 * its certificates have been verified, and again for open connections when
 * {@link DisetServer#authenticateAgain()} is called.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PeerAuthenticator {

	/**
	 * Find out who a peer is. Called on a thread that may block. A peer that is nobody
	 * known is no error; rules decide what it may do.
	 * @param credentials what the peer has shown
	 * @return who the peer is; fails with {@link UnauthorizedException} if it must not
	 * connect whatever the rules say. Given up when it takes longer than a proposal may.
	 */
	Mono<AuthenticatedPeer> authenticate(PeerCredentials credentials);

	/**
	 * Find out who the peer of an open connection is now. Called on a thread that may
	 * block.
	 * @param credentials what the peer has shown when it connected
	 * @return who the peer is, as for {@link #authenticate(PeerCredentials)}; when it
	 * fails in another way than with {@link UnauthorizedException}, or takes longer than
	 * a proposal may, the peer stays who it was, and is asked about again after a while
	 */
	default Mono<AuthenticatedPeer> authenticateAgain(PeerCredentials credentials) {
		return authenticate(credentials);
	}

	/**
	 * Identify peers by rules that need no waiting.
	 * @param identification finds out who a peer is
	 * @return the authenticator
	 */
	static PeerAuthenticator of(PeerIdentification identification) {
		return (credentials) -> Mono.fromCallable(() -> new AuthenticatedPeer(identification.identify(credentials)));
	}

}
