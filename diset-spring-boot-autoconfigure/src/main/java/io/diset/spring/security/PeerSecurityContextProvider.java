package io.diset.spring.security;

import io.diset.connection.DisetConnection;
import io.diset.spring.handler.HandlerContextProvider;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;

/**
 * Lets handlers run in the security context of their peer: that of the thread, and that
 * of reactive handlers. A peer that showed no certificate is anonymous there.
 *
 * @since 0.1.0
 */
public final class PeerSecurityContextProvider implements HandlerContextProvider {

	/**
	 * Create a provider.
	 */
	public PeerSecurityContextProvider() {
	}

	@Override
	public Context addTo(Context context, DisetConnection connection) {
		SecurityContext security = new PeerSecurityContext(connection);
		// The key of Spring Security's accessor of the thread's context
		return context.put(SecurityContext.class.getName(), security)
			.putAll(ReactiveSecurityContextHolder.withSecurityContext(Mono.just(security)).readOnly());
	}

}
