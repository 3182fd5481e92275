package io.diset.spring.security;

import io.diset.spring.handler.HandlerArgument;
import io.diset.spring.handler.HandlerKind;
import io.diset.spring.handler.HandlerMethodArgumentResolver;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;

/**
 * Gives handlers the {@link Authentication} of their peer.
 *
 * @since 0.1.0
 */
public final class AuthenticationArgumentResolver implements HandlerMethodArgumentResolver {

	/**
	 * Create a resolver.
	 */
	public AuthenticationArgumentResolver() {
	}

	@Override
	public @Nullable HandlerArgument resolve(MethodParameter parameter, HandlerKind kind) {
		return (parameter.getParameterType() == Authentication.class)
				? (connection, event) -> PeerAuthentications.of(connection) : null;
	}

}
