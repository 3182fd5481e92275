package io.diset.boot.autoconfigure.security;

import io.diset.boot.autoconfigure.server.DisetServerAutoConfiguration;
import io.diset.spring.security.AccessDeniedTranslator;
import io.diset.spring.security.AuthenticationArgumentResolver;
import io.diset.spring.security.AuthenticationPrincipalArgumentResolver;
import io.diset.spring.security.MethodSecurityCheck;
import io.diset.spring.security.PeerSecurityContextProvider;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.Authentication;

/**
 * {@link AutoConfiguration Auto-configuration} for peers that Spring Security knows.
 * <p>
 * Each peer of a service is authenticated once, when it connects, and again when the
 * registry changes: by the
 * {@link org.springframework.security.authentication.ReactiveAuthenticationManager} bean
 * of the name {@code disetAuthenticationManager}, which is
 * {@link io.diset.spring.security.DisetAuthenticationManager} unless the application has
 * one. Successes and failures are published as authentication events of Spring Security,
 * and what rules do not allow as authorization events.
 * <p>
 * Handlers run in the security context of their peer, and may take its
 * {@code Authentication} or {@code @AuthenticationPrincipal}. Method security works for
 * them; a peer that it denies a handler is told that it is not authorized, and
 * disconnected. Handlers whose annotations would have no effect stop the start.
 * <p>
 * It does nothing without Spring Security on the class path, and each bean backs off when
 * the application has one of its type.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = DisetServerAutoConfiguration.class)
@ConditionalOnClass(Authentication.class)
@Import(PeerAuthenticationConfiguration.class)
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

	@Bean
	@ConditionalOnMissingBean
	AuthenticationPrincipalArgumentResolver disetAuthenticationPrincipalArgumentResolver(BeanFactory beans) {
		return new AuthenticationPrincipalArgumentResolver(beans);
	}

	@Bean
	@ConditionalOnMissingBean
	AccessDeniedTranslator disetAccessDeniedTranslator() {
		return new AccessDeniedTranslator();
	}

	@Bean
	@ConditionalOnMissingBean
	static MethodSecurityCheck disetMethodSecurityCheck(ListableBeanFactory beans) {
		return new MethodSecurityCheck(beans);
	}

}
