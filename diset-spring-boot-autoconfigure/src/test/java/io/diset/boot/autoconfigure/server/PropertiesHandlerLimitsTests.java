package io.diset.boot.autoconfigure.server;

import java.util.Map;

import io.diset.server.DisetServer;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnMessage;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class PropertiesHandlerLimitsTests {

	private static final String SERVICE = "diset.server.handlers.services[Test/Clock].";

	private final ApplicationContextRunner runner = PlainServer.with(Clock.class);

	@Test
	void limitServicesAndMessages() {
		this.runner.withPropertyValues(SERVICE + "max-running=5", SERVICE + "messages.Ping=2").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(DisetServer.class)).extracting("context.services")
				.extracting((services) -> ((Map<?, ?>) services).get("Test/Clock"))
				.extracting("limits.service.max", "limits.messages")
				.satisfies((limits) -> {
					assertThat(limits.get(0)).isEqualTo(5);
					assertThat(limits.get(1)).asString().contains("Ping");
				});
		});
	}

	@Test
	void mustBeForAServiceThatExists() {
		assertFailure("diset.server.handlers.services[Test/Clok].max-running=5",
				"diset.server.handlers.services[Test/Clok]", "There is no service of this name, but [Test/Clock]");
	}

	@Test
	void mustBeForAMessageThatIsHandled() {
		assertFailure(SERVICE + "messages.Pong=5", "diset.server.handlers.services[Test/Clock].messages.Pong",
				"The service handles no message of this name, but [Ping]");
	}

	@Test
	void mustLetSomethingThrough() {
		assertFailure(SERVICE + "max-running=0", "diset.server.handlers.services[Test/Clock]",
				"At least one message must be handled at a time, not 0");
	}

	private void assertFailure(String value, String property, String reason) {
		this.runner.withPropertyValues(value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (failure) -> {
					assertThat(failure.getName()).isEqualTo(property);
					assertThat(failure.getReason()).isEqualTo(reason);
				}));
	}

	@DisetService("Test/Clock")
	static class Clock {

		@OnMessage
		Ping echo(Ping ping) {
			return ping;
		}

	}

}
