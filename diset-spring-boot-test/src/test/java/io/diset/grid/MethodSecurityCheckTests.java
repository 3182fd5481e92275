package io.diset.grid;

import java.util.function.Consumer;

import io.diset.boot.autoconfigure.registry.DisetRegistryAutoConfiguration;
import io.diset.boot.autoconfigure.security.DisetSecurityAutoConfiguration;
import io.diset.boot.autoconfigure.server.DisetServerAutoConfiguration;
import io.diset.grid.hidden.HiddenHandlers;
import io.diset.message.DisetMessage;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnMessage;
import io.diset.spring.handler.HandlerDefinitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.core.Ordered;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;

import static org.assertj.core.api.Assertions.assertThat;

class MethodSecurityCheckTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DisetSecurityAutoConfiguration.class))
		.withPropertyValues("diset.server.enabled=false");

	@ParameterizedTest
	@ValueSource(classes = { Blocking.class, Reactive.class, OnTheClass.class })
	void refusesAnAnnotationThatNothingEnables(Class<?> service) {
		this.application.withUserConfiguration(service).run(failure(service, "has no effect", "@EnableMethodSecurity"));
	}

	@Test
	void refusesAnAnnotationThatIsNotEnabledItself() {
		this.application.withUserConfiguration(Imperative.class, BySecured.class)
			.run(failure(BySecured.class, "has no effect"));
	}

	@Test
	void refusesABlockingHandlerWhereOnlyReactiveMethodSecurityIsEnabled() {
		this.application.withUserConfiguration(ReactiveOnly.class, Blocking.class)
			.run(failure(Blocking.class, "@EnableReactiveMethodSecurity", "Use @EnableMethodSecurity instead"));
	}

	@Test
	void acceptsWhatWorks() {
		this.application.withUserConfiguration(Imperative.class, Blocking.class, Reactive.class)
			.run((context) -> assertThat(context).hasNotFailed());
		this.application.withUserConfiguration(ReactiveOnly.class, Reactive.class)
			.run((context) -> assertThat(context).hasNotFailed());
		this.application.withUserConfiguration(Plain.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void refusesABeanThatIsMadeBeforeThoseOfSpringSecurity() {
		this.application.withUserConfiguration(Imperative.class, Blocking.class, Early.class)
			.run(failure(Blocking.class, "never secured"));
	}

	@Test
	void refusesAHandlerThatAProxyCannotPassOn() {
		this.application
			.withConfiguration(
					AutoConfigurations.of(DisetRegistryAutoConfiguration.class, DisetServerAutoConfiguration.class))
			.withPropertyValues("diset.server.enabled=true", "diset.server.ssl.enabled=false",
					"diset.server.address=127.0.0.1", "diset.server.port=0", "diset.server.authorization.default=all")
			.withUserConfiguration(Imperative.class, Inheriting.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(HandlerDefinitionException.class)
				.hasMessageContainingAll("Inheriting.ping", "is only visible in its package",
						"Declare it protected or public"));
	}

	private static ContextConsumer<AssertableApplicationContext> failure(Class<?> service, String... texts) {
		Consumer<Throwable> expected = (failure) -> assertThat(failure).isInstanceOf(HandlerDefinitionException.class)
			.hasMessageStartingWith("Handler " + service.getName() + ".ping ")
			.hasMessageContainingAll(texts);
		return (context) -> assertThat(context.getStartupFailure()).satisfies(expected);
	}

	@EnableMethodSecurity
	static class Imperative {

	}

	@EnableReactiveMethodSecurity
	static class ReactiveOnly {

	}

	@DisetService("Test/Inheriting")
	static class Inheriting extends HiddenHandlers {

	}

	/**
	 * Has the service made too early.
	 */
	static class Early implements BeanPostProcessor, Ordered {

		Early(Blocking service) {
			assertThat(service).isNotNull();
		}

		@Override
		public int getOrder() {
			return HIGHEST_PRECEDENCE;
		}

	}

	@DisetService("Test/Blocking")
	static class Blocking {

		@OnMessage
		@PreAuthorize("isAuthenticated()")
		void ping(Ping message) {
		}

	}

	@DisetService("Test/Reactive")
	static class Reactive {

		@OnMessage
		@PreAuthorize("isAuthenticated()")
		Mono<Void> ping(Ping message) {
			return Mono.empty();
		}

	}

	@DisetService("Test/OnTheClass")
	@PreAuthorize("isAuthenticated()")
	static class OnTheClass {

		@OnMessage
		void ping(Ping message) {
		}

	}

	@DisetService("Test/BySecured")
	static class BySecured {

		@OnMessage
		@Secured("ROLE_AUTHENTICATED")
		void ping(Ping message) {
		}

	}

	@DisetService("Test/Plain")
	static class Plain {

		@OnMessage
		void ping(Ping message) {
		}

	}

	@DisetMessage("Ping")
	record Ping(long id) {
	}

}
