package io.diset.boot.autoconfigure.security;

import io.diset.spring.security.AuthenticationArgumentResolver;
import io.diset.spring.security.PeerSecurityContextProvider;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;

/**
 * {@link AutoConfiguration Auto-configuration} for handlers that know their peer by
 * Spring Security: they run in its security context, and may take its
 * {@code Authentication}. It does nothing without Spring Security on the class path, and
 * each bean backs off when the application has one of its type.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(Authentication.class)
public final class DisetSecurityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	PeerSecurityContextProvider disetPeerSecurityContextProvider() {
		return new PeerSecurityContextProvider();
	}

	@Bean
	@ConditionalOnMissingBean
	AuthenticationArgumentResolver disetAuthenticationArgumentResolver() {
		return new AuthenticationArgumentResolver();
	}

}
