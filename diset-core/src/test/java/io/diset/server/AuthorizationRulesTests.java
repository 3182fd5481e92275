package io.diset.server;

import java.util.List;

import io.diset.connection.Execution;
import io.diset.message.MessageType;
import io.diset.security.registry.AuthorizationRule;
import io.diset.wire.PingPongX.Ping;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AuthorizationRulesTests {

	private static final String SERVICE = "Framework/PingPong";

	@ParameterizedTest(name = "{0}, {1}, {2}, {3}")
	@CsvSource(delimiter = '|', textBlock = """
			configured | defined | ofService | byDefault | configured
			           | defined | ofService | byDefault | defined
			           |         | ofService | byDefault | ofService
			           |         |           | byDefault | byDefault
			configured |         |           |           | configured
			           | defined |           |           | defined
			""")
	void takeTheNearestRuleOfAMessage(@Nullable String configured, @Nullable String defined, @Nullable String ofService,
			@Nullable String byDefault, String expected) {
		AuthorizationRules.Builder rules = AuthorizationRules.builder();
		ServiceDefinition.Builder service = service();
		if (configured != null) {
			rules.message(SERVICE, "Ping", AuthorizationRule.of(configured));
		}
		if (defined != null) {
			service.authorizeMessage("Ping", AuthorizationRule.of(defined));
		}
		if (ofService != null) {
			rules.defaultRule(SERVICE, AuthorizationRule.of(ofService));
		}
		if (byDefault != null) {
			rules.defaultRule(AuthorizationRule.of(byDefault));
		}
		ServiceRules found = of(rules, service.build());
		assertThat(found.messages()).containsOnlyKeys("Ping").containsEntry("Ping", AuthorizationRule.of(expected));
		assertThat(found.connect()).isNull();
	}

	@Test
	void preferTheConfiguredRuleForConnects() {
		ServiceDefinition service = service().authorizeConnect(AuthorizationRule.of("defined")).build();
		AuthorizationRules.Builder rules = AuthorizationRules.builder().defaultRule(AuthorizationRule.ALL);
		assertThat(of(rules, service).connect()).isEqualTo(AuthorizationRule.of("defined"));
		rules.connect(SERVICE, AuthorizationRule.of("configured"));
		assertThat(of(rules, service).connect()).isEqualTo(AuthorizationRule.of("configured"));
	}

	@Test
	void letTheDefaultDecideAboutConnectsToAServiceWithoutMessages() {
		AuthorizationRules.Builder rules = AuthorizationRules.builder().defaultRule(AuthorizationRule.of("default"));
		assertThat(of(rules, ServiceDefinition.builder(SERVICE).build()).connect())
			.isEqualTo(AuthorizationRule.of("default"));
	}

	@Test
	void needARuleForEachMessage() {
		assertThatExceptionOfType(MissingAuthorizationRuleException.class)
			.isThrownBy(
					() -> of(AuthorizationRules.builder().connect(SERVICE, AuthorizationRule.ALL), service().build()))
			.withMessage("Message Ping of Framework/PingPong has no authorization rule, and there is no default");
	}

	@Test
	void needARuleForAServiceWithoutMessages() {
		assertThatExceptionOfType(MissingAuthorizationRuleException.class)
			.isThrownBy(() -> of(AuthorizationRules.builder(), ServiceDefinition.builder(SERVICE).build()))
			.withMessage("Service Framework/PingPong has no authorization rule, and there is no default");
	}

	@Test
	void mustBeForServicesAndMessagesThatExist() {
		assertThatExceptionOfType(AuthorizationRuleException.class)
			.isThrownBy(() -> of(AuthorizationRules.builder()
				.defaultRule(AuthorizationRule.ALL)
				.connect("Framework/PongPing", AuthorizationRule.ALL), service().build()))
			.withMessage("There is a rule for service Framework/PongPing, which does not exist");
		assertThatExceptionOfType(AuthorizationRuleException.class)
			.isThrownBy(() -> of(AuthorizationRules.builder()
				.defaultRule(AuthorizationRule.ALL)
				.message(SERVICE, "Pung", AuthorizationRule.ALL), service().build()))
			.withMessage("There is a rule for message Pung of Framework/PingPong, which does not handle it");
	}

	private static ServiceRules of(AuthorizationRules.Builder rules, ServiceDefinition service) {
		return rules.build().of(List.of(service)).get(SERVICE);
	}

	private static ServiceDefinition.Builder service() {
		return ServiceDefinition.builder(SERVICE)
			.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP, (connection, ping) -> null);
	}

}
