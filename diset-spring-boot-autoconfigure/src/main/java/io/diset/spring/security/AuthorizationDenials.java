package io.diset.spring.security;

import io.diset.server.AuthorizationListener;
import io.diset.server.DeniedAccess;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.core.Authentication;

/**
 * Publishes what peers may not do as
 * {@link org.springframework.security.authorization.event.AuthorizationDeniedEvent
 * AuthorizationDeniedEvent} of Spring Security, whose object is a {@link DeniedAccess}.
 *
 * @since 0.1.0
 */
public final class AuthorizationDenials implements AuthorizationListener {

	private static final AuthorizationDecision DENIED = new AuthorizationDecision(false);

	private final AuthorizationEventPublisher events;

	/**
	 * Create a listener.
	 * @param events publishes what was denied
	 */
	public AuthorizationDenials(AuthorizationEventPublisher events) {
		this.events = events;
	}

	@Override
	public void denied(DeniedAccess denied) {
		Authentication authentication = PeerAuthentications.of(denied.peer());
		this.events.publishAuthorizationEvent(() -> authentication, denied, DENIED);
	}

}
