package io.diset.boot.autoconfigure.security;

import io.diset.security.registry.DisetRegistry;
import io.diset.security.registry.PeerIdentification;
import io.diset.server.AuthorizationListener;
import io.diset.server.PeerAuthenticator;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.security.AuthenticationManagerPeers;
import io.diset.spring.security.AuthorizationDenials;
import io.diset.spring.security.DisetAuthenticationManager;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;

/**
 * The authentication of the peers of services. The manager is not a default candidate, as
 * another one would change how web applications authenticate their users.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "diset.server.enabled", matchIfMissing = true)
@ConditionalOnBean(annotation = DisetService.class, search = SearchStrategy.CURRENT)
class PeerAuthenticationConfiguration {

	static final String MANAGER = "disetAuthenticationManager";

	@Bean(name = MANAGER, defaultCandidate = false)
	@ConditionalOnMissingBean(name = MANAGER)
	ReactiveAuthenticationManager disetAuthenticationManager(ObjectProvider<DisetRegistry> registry) {
		return new DisetAuthenticationManager(new PeerIdentification(registry.getIfAvailable()));
	}

	@Bean
	@ConditionalOnMissingBean
	PeerAuthenticator disetPeerAuthenticator(@Qualifier(MANAGER) ReactiveAuthenticationManager manager,
			ObjectProvider<AuthenticationEventPublisher> events, ApplicationEventPublisher application) {
		return new AuthenticationManagerPeers(manager,
				events.getIfAvailable(() -> new DefaultAuthenticationEventPublisher(application)));
	}

	@Bean
	@ConditionalOnMissingBean
	AuthorizationListener disetAuthorizationListener(ObjectProvider<AuthorizationEventPublisher> events,
			ApplicationEventPublisher application) {
		return new AuthorizationDenials(
				events.getIfAvailable(() -> new SpringAuthorizationEventPublisher(application)));
	}

}
