package io.diset.spring.security;

import java.util.List;
import java.util.Map;

import io.diset.connection.UnauthorizedException;
import io.diset.security.registry.DisetPrincipal;
import io.diset.security.registry.PeerCredentials;
import io.diset.security.registry.RegistryGroup;
import io.diset.server.AuthenticatedPeer;
import io.diset.server.PeerAuthenticator;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;

/**
 * Lets an {@link ReactiveAuthenticationManager} of Spring Security find out who the peers
 * of connections are, and publishes its successes and failures.
 * <p>
 * Rules of DIRAC's words see the {@link DisetPrincipal} of the authentication. Where the
 * manager gives another principal, they see its name and the authorities {@code GROUP_x},
 * {@code VO_x} and {@code PROPERTY_x}.
 *
 * @since 0.1.0
 */
public final class AuthenticationManagerPeers implements PeerAuthenticator {

	private static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

	private final ReactiveAuthenticationManager manager;

	private final AuthenticationEventPublisher events;

	/**
	 * Create an authenticator.
	 * @param manager authenticates tokens of type {@link DisetAuthenticationToken}
	 * @param events publishes successes and failures
	 */
	public AuthenticationManagerPeers(ReactiveAuthenticationManager manager, AuthenticationEventPublisher events) {
		this.manager = manager;
		this.events = events;
	}

	@Override
	public Mono<AuthenticatedPeer> authenticate(PeerCredentials credentials) {
		return ask(credentials).doOnNext(this.events::publishAuthenticationSuccess)
			.map(AuthenticationManagerPeers::peer);
	}

	/**
	 * Find out who the peer of an open connection is now. Only a failure is published.
	 */
	@Override
	public Mono<AuthenticatedPeer> authenticateAgain(PeerCredentials credentials) {
		return ask(credentials).map(AuthenticationManagerPeers::peer);
	}

	private Mono<Authentication> ask(PeerCredentials credentials) {
		DisetAuthenticationToken token = DisetAuthenticationToken.unauthenticated(credentials);
		return this.manager.authenticate(token)
			.doOnError(AuthenticationException.class,
					(failure) -> this.events.publishAuthenticationFailure(failure, token))
			.onErrorMap(AuthenticationManagerPeers::isRefusal,
					(failure) -> new UnauthorizedException(String.valueOf(failure.getMessage())));
	}

	// A system that cannot be asked has not refused anybody
	private static boolean isRefusal(Throwable failure) {
		return failure instanceof AuthenticationException && !(failure instanceof AuthenticationServiceException);
	}

	private static AuthenticatedPeer peer(Authentication authentication) {
		DisetPrincipal principal = (authentication.getPrincipal() instanceof DisetPrincipal diset) ? diset
				: principal(authentication);
		return new AuthenticatedPeer(principal, Map.of(PeerAuthentications.ATTRIBUTE, authentication));
	}

	private static DisetPrincipal principal(Authentication authentication) {
		String name = authentication.getName();
		if (!TRUST.isAuthenticated(authentication)) {
			return DisetPrincipal.anonymous(name, "not authenticated");
		}
		List<String> groups = named(authentication, DisetAuthenticationToken.GROUP);
		List<String> vos = named(authentication, DisetAuthenticationToken.VO);
		return DisetPrincipal.user(name, name, groups.isEmpty() ? RegistryGroup.VISITOR : groups.get(0),
				vos.isEmpty() ? null : vos.get(0), named(authentication, DisetAuthenticationToken.PROPERTY));
	}

	private static List<String> named(Authentication authentication, String prefix) {
		return authentication.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.filter((authority) -> authority != null && authority.startsWith(prefix))
			.map((authority) -> authority.substring(prefix.length()))
			.toList();
	}

}
