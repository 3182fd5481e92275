package io.diset.boot.autoconfigure.server;

import java.util.function.Consumer;

import io.diset.boot.autoconfigure.FailureAnalyses;
import io.diset.message.DisetMessage;
import io.diset.server.AuthorizationRuleException;
import io.diset.server.MissingAuthorizationRuleException;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

class PropertiesAuthorizationRulesTests {

	@Test
	void needsADefaultWhereAMessageHasNoRule() {
		start(Two.class, (failure) -> {
			assertThat(failure).isInstanceOf(MissingAuthorizationRuleException.class);
			FailureAnalysis analysis = FailureAnalyses.of(new IllegalStateException(failure));
			assertThat(analysis.getDescription())
				.isEqualTo("Message Open of Framework/Two has no authorization rule, and there is no default: "
						+ "the property 'diset.server.authorization.default' is not set.");
			assertThat(analysis.getAction()).contains("""
					    diset:
					      server:
					        authorization:
					          default: authenticated
					""", """
					          default: all
					""", "'authorize' of @OnMessage", "'diset.server.authorization.services'");
		}, "diset.server.authorization.default=");
	}

	@Test
	void needsNoDefaultWhereEverythingHasARule() {
		start(Two.class, (failure) -> assertThat(failure).isNull(), "diset.server.authorization.default=",
				"diset.server.authorization.services[Framework/Two].messages.Open=all");
	}

	@Test
	void takesADefaultOfTheService() {
		start(Two.class, (failure) -> assertThat(failure).isNull(), "diset.server.authorization.default=",
				"diset.server.authorization.services[Framework/Two].default=all");
	}

	@Test
	void refusesAPropertyThatDoesNotExist() {
		start(Two.class,
				(failure) -> assertThat(failure).isInstanceOf(UnboundConfigurationPropertiesException.class)
					.hasMessageContaining("services[Framework/Two].message.open"),
				"diset.server.authorization.services[Framework/Two].message.Open=all");
	}

	@Test
	void refusesARuleWithoutWords() {
		start(Two.class,
				(failure) -> assertThat(failure).isInstanceOf(InvalidConfigurationPropertyValueException.class)
					.hasMessageContaining("services[Framework/Two].messages.Open")
					.hasMessageContaining("A rule needs at least one word"),
				"diset.server.authorization.services[Framework/Two].messages.Open=");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					services[Framework/Tow].connect=all          | There is a rule for service Framework/Tow, which does not exist
					services[Framework/Two].messages.Opened=all  | There is a rule for message Opened of Framework/Two, which does not handle it
					""")
	void refusesARuleForWhatDoesNotExist(String property, String text) {
		start(Two.class, (failure) -> {
			assertThat(failure).isInstanceOf(AuthorizationRuleException.class).hasMessage(text);
			assertThat(FailureAnalyses.of(failure).getAction()).contains("'diset.server.authorization.services'");
		}, "diset.server.authorization." + property);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			default                                | group:
			services[Framework/Two].connect        | vo:
			services[Framework/Two].default        | NormalUser, group:
			services[Framework/Two].messages.Open  | group:
			""")
	void saysWhichPropertyHasAWordThatMakesNoSense(String property, String words) {
		start(Two.class,
				(failure) -> assertThat(failure).isInstanceOfSatisfying(
						InvalidConfigurationPropertyValueException.class,
						(invalid) -> assertThat(invalid.getName()).isEqualTo("diset.server.authorization." + property)),
				"diset.server.authorization.%s=%s".formatted(property, words));
	}

	private static void start(Class<?> configuration, Consumer<Throwable> failure, String... properties) {
		PlainServer.with(configuration).withPropertyValues(properties).run((context) -> {
			Throwable cause = context.getStartupFailure();
			while (cause != null && cause.getCause() != null
					&& !(cause instanceof InvalidConfigurationPropertyValueException)) {
				cause = cause.getCause();
			}
			failure.accept(cause);
		});
	}

	@Configuration(proxyBeanMethods = false)
	@Import(TwoService.class)
	static class Two {

	}

	@DisetService("Framework/Two")
	static class TwoService {

		@OnConnect(authorize = "all")
		void connected() {
		}

		@OnMessage
		void open(Open message) {
		}

		@OnMessage(authorize = "NormalUser")
		void closed(Closed message) {
		}

	}

	@DisetMessage("Open")
	record Open() {
	}

	@DisetMessage("Closed")
	record Closed() {
	}

}
