package io.diset.spring.security;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;

/**
 * The security context of all handlers of one connection. It cannot be changed: a handler
 * would change it for those that run later, or on other threads.
 *
 * @param authentication the peer
 */
record PeerSecurityContext(Authentication authentication) implements SecurityContext {

	private static final long serialVersionUID = 1;

	@Override
	public Authentication getAuthentication() {
		return this.authentication;
	}

	@Override
	public void setAuthentication(@Nullable Authentication authentication) {
		throw new UnsupportedOperationException(
				"The security context of a connection cannot be changed: set another one in SecurityContextHolder");
	}

}
