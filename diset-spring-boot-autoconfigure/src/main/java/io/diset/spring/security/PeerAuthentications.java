package io.diset.spring.security;

import java.security.Principal;

import io.diset.connection.DisetConnection;
import io.diset.security.registry.DisetPrincipal;
import io.diset.server.AuthenticatedPeer;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * Where the authentication of a connection's peer is kept.
 */
final class PeerAuthentications {

	/**
	 * The name of the connection's attribute.
	 */
	static final String ATTRIBUTE = Authentication.class.getName();

	private static final Authentication NOBODY = new AnonymousAuthenticationToken("diset", "anonymous",
			AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

	private PeerAuthentications() {
	}

	/**
	 * Return who the peer of a connection is.
	 * @param connection the connection
	 * @return what the authentication manager said of a client; the certificate of a
	 * service; an anonymous one if there is no certificate
	 */
	static Authentication of(DisetConnection connection) {
		Authentication authentication = (Authentication) connection.attributes().get(ATTRIBUTE);
		if (authentication != null) {
			return authentication;
		}
		Principal peer = connection.peer();
		if (peer == null) {
			return NOBODY;
		}
		return DisetAuthenticationToken.authenticated(
				(peer instanceof DisetPrincipal principal) ? principal : DisetPrincipal.verified(peer.getName()));
	}

	/**
	 * Return who an authenticated peer is.
	 * @param peer the peer
	 * @return what the authentication manager said of it
	 */
	static Authentication of(AuthenticatedPeer peer) {
		return (peer.attributes().get(ATTRIBUTE) instanceof Authentication authentication) ? authentication
				: DisetAuthenticationToken.authenticated(peer.principal());
	}

}
