package io.diset.spring.security;

import java.security.Principal;
import java.util.List;

import io.diset.connection.DisetConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * The peer of a connection, whose certificate was verified by the TLS handshake.
 */
final class PeerAuthentication extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1;

	private static final String ATTRIBUTE = PeerAuthentication.class.getName();

	private static final Authentication ANONYMOUS = new AnonymousAuthenticationToken("diset", "anonymous",
			AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

	private final transient Principal peer;

	private PeerAuthentication(Principal peer) {
		super(List.of());
		this.peer = peer;
		setAuthenticated(true);
	}

	/**
	 * Return who the peer of a connection is.
	 * @param connection the connection
	 * @return the peer, the same each time; an anonymous one if it showed no certificate
	 */
	static Authentication of(DisetConnection connection) {
		Principal peer = connection.peer();
		return (peer != null) ? (Authentication) connection.attributes()
			.computeIfAbsent(ATTRIBUTE, (name) -> new PeerAuthentication(peer)) : ANONYMOUS;
	}

	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

	@Override
	public Object getPrincipal() {
		return this.peer;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PeerAuthentication authentication && this.peer.equals(authentication.peer);
	}

	@Override
	public int hashCode() {
		return this.peer.hashCode();
	}

}
