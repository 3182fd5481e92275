package io.diset.spring.handler;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.diset.connection.DisetException;
import io.diset.message.DisetMessage;
import io.diset.server.ServiceDefinition;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnMessage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Parameters that the application resolves by itself, the peer, and validation.
 */
class ArgumentResolverTests {

	@Test
	void ofTheApplicationAreAskedOnceForEachParameter() throws Exception {
		List<String> asked = new ArrayList<>();
		HandlerMethodArgumentResolver resolver = (parameter, kind) -> {
			asked.add(kind + " " + parameter.getParameterType().getSimpleName());
			return (parameter.getParameterType() == Locale.class)
					? (connection, event) -> Locale.forLanguageTag(connection.arguments().get("queue") + "") : null;
		};
		LocaleService bean = new LocaleService();
		ServiceDefinition service = TestServices.define(bean, resolver);
		TestServices.handle(service, "Ping", new Ping(1));
		TestServices.handle(service, "Ping", new Ping(2));
		assertThat(asked).containsExactly("@OnMessage Locale");
		assertThat(bean.taken).isEqualTo(Locale.forLanguageTag("fast"));
	}

	@Test
	void thatRefuseAParameterNameTheMethod() {
		HandlerMethodArgumentResolver resolver = (parameter, kind) -> {
			throw new IllegalArgumentException("takes a locale at the wrong place");
		};
		assertThatThrownBy(() -> TestServices.define(new LocaleService(), resolver))
			.isInstanceOf(HandlerDefinitionException.class)
			.hasMessage("@OnMessage method " + LocaleService.class.getName()
					+ ".ping(Ping, Locale) takes a locale at the wrong place");
	}

	@Test
	void giveThePeerOrNull() throws Exception {
		PrincipalService bean = new PrincipalService();
		TestServices.define(bean).connectHandler().connected(TestServices.CONNECTION);
		assertThat(bean.taken).isNull();
		Principal peer = () -> "/CN=Jane Doe";
		TestServices.define(bean).connectHandler().connected(new TestConnection() {

			@Override
			public Principal peer() {
				return peer;
			}

		});
		assertThat(bean.taken).isSameAs(peer);
	}

	@Test
	void refuseMessagesThatAreNotValid() throws Exception {
		LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
		validator.afterPropertiesSet();
		ServiceDefinition service = TestServices.define(new ValidService(), validator);
		assertThat(TestServices.handle(service, "Order", new Order(1, 1))).isEqualTo(new Order(1, 1));
		assertThatThrownBy(() -> TestServices.handle(service, "Order", new Order(-1, 0)))
			.isInstanceOf(DisetException.class)
			.hasMessage("Order is not valid: count must be greater than 0; number must be greater than 0");
	}

	@Test
	void refuseMessagesWhosePartsAreNotValid() throws Exception {
		LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
		validator.afterPropertiesSet();
		ServiceDefinition service = TestServices.define(new BasketService(), validator);
		Basket basket = new Basket(new Address(""), List.of("a", ""), Map.of("key", new Address("")));
		assertThatThrownBy(() -> TestServices.handle(service, "Basket", basket)).isInstanceOf(DisetException.class)
			.hasMessage("Basket is not valid: by[key].town must not be blank; names[1] must not be blank; "
					+ "to.town must not be blank");
	}

	@Test
	void missAValidator() {
		TestServices.assertRefused(new ValidService())
			.hasMessageEndingWith("but there is no validator: add spring-boot-starter-validation to the dependencies");
	}

	static class LocaleService {

		private @Nullable Locale taken;

		@OnMessage
		void ping(Ping ping, Locale locale) {
			this.taken = locale;
		}

	}

	static class PrincipalService {

		private @Nullable Principal taken;

		@OnConnect
		void connected(@Nullable Principal peer) {
			this.taken = peer;
		}

	}

	@DisetMessage("Order")
	record Order(@Positive long number, @Positive int count) {
	}

	static class ValidService {

		@OnMessage
		Order order(@Valid Order order) {
			return order;
		}

	}

	record Address(@NotBlank String town) {
	}

	@DisetMessage("Basket")
	record Basket(@Valid Address to, List<@NotBlank String> names, Map<String, @Valid Address> by) {
	}

	static class BasketService {

		@OnMessage
		void basket(@Valid Basket basket) {
		}

	}

}
