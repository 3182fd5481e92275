package io.diset.spring.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import io.diset.security.registry.DisetPrincipal;
import io.diset.security.registry.PeerCredentials;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.util.ConcurrentLruCache;

/**
 * The peer of a connection, for Spring Security: before it is authenticated, the
 * credentials that it has shown, and afterwards a {@link DisetPrincipal} with its
 * authorities. Its name is the DN.
 *
 * @since 0.1.0
 */
public final class DisetAuthenticationToken extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	/**
	 * Begins the authority of a group.
	 */
	static final String GROUP = "GROUP_";

	/**
	 * Begins the authority of a virtual organization.
	 */
	static final String VO = "VO_";

	/**
	 * Begins the authority of a property.
	 */
	static final String PROPERTY = "PROPERTY_";

	private static final String ANONYMOUS_KEY = "diset";

	private static final String NOBODY = "anonymous";

	/**
	 * The principals that came last, with their authorities: connections of equal ones
	 * share them.
	 */
	private static final ConcurrentLruCache<DisetPrincipal, Granted> GRANTED = new ConcurrentLruCache<>(256,
			Granted::to);

	private final transient Object principal;

	private final transient @Nullable PeerCredentials credentials;

	private final transient List<GrantedAuthority> authorities;

	// The superclass would copy the authorities
	private DisetAuthenticationToken(Object principal, @Nullable PeerCredentials credentials,
			List<GrantedAuthority> authorities) {
		super((Collection<? extends GrantedAuthority>) null);
		this.principal = principal;
		this.credentials = credentials;
		this.authorities = authorities;
	}

	/**
	 * Create the token of a peer that is not authenticated yet.
	 * @param credentials what the peer has shown; its certificates have been verified
	 * @return a token whose principal is the DN, or "anonymous" if there is no
	 * certificate
	 */
	public static DisetAuthenticationToken unauthenticated(PeerCredentials credentials) {
		String name = (credentials.certificate() != null) ? credentials.certificate().getName() : NOBODY;
		return new DisetAuthenticationToken(name, credentials, List.of());
	}

	/**
	 * Create the token of a peer that is authenticated.
	 * @param principal who the peer is
	 * @return a token with the authorities {@code ROLE_AUTHENTICATED},
	 * {@code GROUP_<group>}, {@code VO_<vo>} and {@code PROPERTY_<property>}; for nobody
	 * known, an anonymous one with {@code ROLE_ANONYMOUS}
	 */
	public static Authentication authenticated(DisetPrincipal principal) {
		if (!principal.isAuthenticated()) {
			return new AnonymousAuthenticationToken(ANONYMOUS_KEY, principal,
					AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
		}
		Granted granted = GRANTED.get(principal);
		DisetAuthenticationToken token = new DisetAuthenticationToken(granted.principal(), null, granted.authorities());
		token.setAuthenticated(true);
		return token;
	}

	@Override
	public Collection<GrantedAuthority> getAuthorities() {
		return this.authorities;
	}

	/**
	 * Return the credentials that the peer has shown.
	 * @return the credentials, {@code null} when it is authenticated
	 */
	@Override
	public @Nullable PeerCredentials getCredentials() {
		return this.credentials;
	}

	@Override
	public Object getPrincipal() {
		return this.principal;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DisetAuthenticationToken token && super.equals(other)
				&& this.authorities.equals(token.authorities) && this.principal.equals(token.principal)
				&& Objects.equals(this.credentials, token.credentials);
	}

	@Override
	public int hashCode() {
		return Objects.hash(super.hashCode(), this.principal, this.credentials);
	}

	@Override
	public String toString() {
		return "%s [Principal=%s, Authenticated=%s, Details=%s, Granted Authorities=%s]"
			.formatted(getClass().getSimpleName(), this.principal, isAuthenticated(), getDetails(), this.authorities);
	}

	/**
	 * A principal and what follows from it.
	 *
	 * @param principal the principal
	 * @param authorities its authorities, unmodifiable
	 */
	private record Granted(DisetPrincipal principal, List<GrantedAuthority> authorities) {

		static Granted to(DisetPrincipal principal) {
			List<GrantedAuthority> authorities = new ArrayList<>();
			authorities.add(new SimpleGrantedAuthority("ROLE_AUTHENTICATED"));
			authorities.add(new SimpleGrantedAuthority(GROUP + principal.group()));
			if (principal.vo() != null) {
				authorities.add(new SimpleGrantedAuthority(VO + principal.vo()));
			}
			principal.properties()
				.forEach((property) -> authorities.add(new SimpleGrantedAuthority(PROPERTY + property)));
			return new Granted(principal, List.copyOf(authorities));
		}

	}

}
