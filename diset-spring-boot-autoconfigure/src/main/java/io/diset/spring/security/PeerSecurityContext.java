package io.diset.spring.security;

import io.diset.connection.DisetConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;

/**
 * The security context of all handlers of one connection: whatever is known of the peer
 * at the time. It cannot be changed: a handler would change it for those that run later,
 * or on other threads.
 */
final class PeerSecurityContext implements SecurityContext {

	private static final long serialVersionUID = 1;

	private final transient DisetConnection connection;

	PeerSecurityContext(DisetConnection connection) {
		this.connection = connection;
	}

	@Override
	public Authentication getAuthentication() {
		return PeerAuthentications.of(this.connection);
	}

	@Override
	public void setAuthentication(@Nullable Authentication authentication) {
		throw new UnsupportedOperationException(
				"The security context of a connection cannot be changed: set another one in SecurityContextHolder");
	}

}
