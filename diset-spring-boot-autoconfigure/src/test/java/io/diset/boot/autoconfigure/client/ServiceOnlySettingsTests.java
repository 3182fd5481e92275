package io.diset.boot.autoconfigure.client;

import io.diset.message.DisetMessage;
import io.diset.spring.annotation.DisetClient;
import io.diset.spring.annotation.OnMessage;
import io.diset.spring.handler.HandlerDefinitionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a handler of a client says that only services can do.
 */
class ServiceOnlySettingsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetClientAutoConfiguration.class))
		.withPropertyValues("diset.client.url=dip://localhost:1/Test/Clock");

	@ParameterizedTest
	@ValueSource(classes = { RuleListener.class, OverlappingListener.class })
	void failTheStart(Class<?> listener) {
		this.runner.withBean("listener", listener)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(HandlerDefinitionException.class)
				.hasMessageContaining(listener.getSimpleName() + ".tick(Tick) has a")
				.hasMessageContaining(", but is of a client: only services "));
	}

	@DisetMessage("Tick")
	record Tick(int number) {
	}

	@DisetClient
	static class RuleListener {

		@OnMessage(authorize = "authenticated")
		void tick(Tick tick) {
		}

	}

	@DisetClient
	static class OverlappingListener {

		@OnMessage(concurrency = 2)
		void tick(Tick tick) {
		}

	}

}
