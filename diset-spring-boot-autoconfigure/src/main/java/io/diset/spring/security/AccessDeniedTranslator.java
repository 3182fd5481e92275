package io.diset.spring.security;

import io.diset.connection.UnauthorizedException;
import io.diset.spring.handler.HandlerExceptionTranslator;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/**
 * Tells peers that they are not authorized when Spring Security's method security denies
 * them a handler, as by {@code @PreAuthorize}, just as when a rule of DIRAC's words does.
 *
 * @since 0.1.0
 */
public final class AccessDeniedTranslator implements HandlerExceptionTranslator {

	/**
	 * Create a translator.
	 */
	public AccessDeniedTranslator() {
	}

	@Override
	public @Nullable Exception translate(Throwable exception) {
		if (exception instanceof AccessDeniedException || exception instanceof AuthenticationException) {
			UnauthorizedException translated = new UnauthorizedException(String.valueOf(exception.getMessage()));
			translated.initCause(exception);
			return translated;
		}
		return null;
	}

}
