package io.diset.spring.security;

import io.diset.security.registry.PeerCredentials;
import io.diset.security.registry.PeerIdentification;
import io.diset.security.registry.RefusedCredentialsException;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;

/**
 * Authenticates the peers of DISET connections by DIRAC's rules: what the registry knows
 * of the DN of their certificate.
 *
 * @since 0.1.0
 */
public final class DisetAuthenticationManager implements ReactiveAuthenticationManager {

	private final PeerIdentification identification;

	/**
	 * Create a manager.
	 * @param identification finds out who a peer is
	 */
	public DisetAuthenticationManager(PeerIdentification identification) {
		this.identification = identification;
	}

	/**
	 * Authenticate a peer.
	 * @param authentication a {@link DisetAuthenticationToken} with credentials
	 * @return the peer, an anonymous one if it is nobody known; fails with
	 * {@link BadCredentialsException} if it claims to be who it is not, and is empty for
	 * any other authentication
	 */
	@Override
	public Mono<Authentication> authenticate(Authentication authentication) {
		PeerCredentials credentials = (authentication instanceof DisetAuthenticationToken token)
				? token.getCredentials() : null;
		return (credentials != null) ? Mono.fromCallable(() -> identify(credentials)) : Mono.empty();
	}

	private Authentication identify(PeerCredentials credentials) {
		try {
			return DisetAuthenticationToken.authenticated(this.identification.identify(credentials));
		}
		catch (RefusedCredentialsException ex) {
			throw new BadCredentialsException(String.valueOf(ex.getMessage()), ex);
		}
	}

}
