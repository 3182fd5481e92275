package io.diset.boot.autoconfigure.security;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.boot.autoconfigure.server.DisetServerAutoConfiguration;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.security.AuthenticationArgumentResolver;
import io.diset.spring.security.PeerSecurityContextProvider;
import io.diset.wire.RawPeer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
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
