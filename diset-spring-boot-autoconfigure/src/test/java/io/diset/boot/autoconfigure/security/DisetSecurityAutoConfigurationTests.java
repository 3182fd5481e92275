package io.diset.boot.autoconfigure.security;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.boot.autoconfigure.server.DisetServerAutoConfiguration;
import io.diset.security.registry.PeerIdentification;
import io.diset.server.AuthorizationListener;
import io.diset.server.PeerAuthenticator;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.security.AuthenticationArgumentResolver;
import io.diset.spring.security.PeerSecurityContextProvider;
import io.diset.wire.RawPeer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

class DisetSecurityAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetServerAutoConfiguration.class,
				DisetSecurityAutoConfiguration.class))
		.withPropertyValues("diset.server.address=127.0.0.1", "diset.server.port=0", "diset.server.ssl.enabled=false",
				"diset.server.authorization.default=all");

	@Test
	void isFoundByBoot() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
			.contains(DisetSecurityAutoConfiguration.class.getName());
	}

	@Test
	void doesNothingWithoutSpringSecurity() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.withUserConfiguration(PlainService.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("disetPeerSecurityContextProvider")
				.doesNotHaveBean("disetAuthenticationArgumentResolver"));
	}

	@Test
	void backsOffForBeansOfTheApplication() {
		this.runner.withBean("ownProvider", PeerSecurityContextProvider.class)
			.withBean("ownResolver", AuthenticationArgumentResolver.class)
			.run((context) -> assertThat(context).hasSingleBean(PeerSecurityContextProvider.class)
				.hasSingleBean(AuthenticationArgumentResolver.class));
	}

	@Test
	void leavesEventsAndAuthenticationToBeansOfTheApplication() {
		this.runner.withUserConfiguration(SecuredService.class)
			.withBean("ownAuthenticator", PeerAuthenticator.class,
					() -> PeerAuthenticator.of(new PeerIdentification(null)))
			.withBean("ownListener", AuthorizationListener.class, () -> AuthorizationListener.NONE)
			.run((context) -> assertThat(context).hasSingleBean(PeerAuthenticator.class)
				.hasSingleBean(AuthorizationListener.class));
	}

	@Test
	void asksTheManagerOfTheApplicationThatHasTheName() {
		TestingAuthenticationToken jane = new TestingAuthenticationToken("jane", null, "PROPERTY_NormalUser");
		this.runner.withUserConfiguration(SecuredService.class)
			.withBean("disetAuthenticationManager", ReactiveAuthenticationManager.class,
					() -> (token) -> Mono.just(jane))
			.withPropertyValues("diset.server.authorization.default=NormalUser")
			.run((context) -> {
				int port = Integer.parseInt(context.getEnvironment().getProperty("local.diset.server.port", ""));
				try (RawPeer peer = RawPeer.connect(port)) {
					peer.open("Test/Secured", "{}");
					assertThat(context.getBean(SecuredService.class).next()).isEqualTo("jane jane");
				}
			});
	}

	@Test
	void isNoManagerForOthers() {
		this.runner.withUserConfiguration(SecuredService.class, WantsManager.class).run((context) -> {
			assertThat(context).hasBean("disetAuthenticationManager");
			assertThat(context.getBean(WantsManager.class).manager).isNull();
		});
	}

	@Test
	void authenticatesNobodyWhereThereIsNoService() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(PeerAuthenticator.class)
			.doesNotHaveBean("disetAuthenticationManager"));
	}

	@Test
	void letsHandlersRunAsTheirPeer() {
		this.runner.withUserConfiguration(SecuredService.class).run((context) -> {
			int port = Integer.parseInt(context.getEnvironment().getProperty("local.diset.server.port", ""));
			SecuredService service = context.getBean(SecuredService.class);
			try (RawPeer peer = RawPeer.connect(port)) {
				peer.open("Test/Secured", "{}");
				assertThat(service.next()).isEqualTo("anonymous anonymous");
			}
			assertThat(service.next()).isEqualTo("reactive anonymous");
			assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
		});
	}

	static class WantsManager {

		private final @Nullable ReactiveAuthenticationManager manager;

		WantsManager(ObjectProvider<ReactiveAuthenticationManager> manager) {
			this.manager = manager.getIfAvailable();
		}

	}

	@DisetService("Test/Plain")
	static class PlainService {

		@OnConnect
		void connected(Map<String, Object> arguments) {
		}

	}

	@DisetService("Test/Secured")
	static class SecuredService {

		private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

		@OnConnect
		void connected(Authentication authentication) {
			Authentication current = SecurityContextHolder.getContext().getAuthentication();
			this.seen.add(authentication.getName() + " " + ((current != null) ? current.getName() : "nobody"));
		}

		@OnDrop
		Mono<Void> dropped() {
			return ReactiveSecurityContextHolder.getContext()
				.map(SecurityContext::getAuthentication)
				.doOnNext((authentication) -> this.seen.add("reactive " + authentication.getName()))
				.then();
		}

		@Nullable String next() throws InterruptedException {
			return this.seen.poll(10, TimeUnit.SECONDS);
		}

	}

}
