package io.diset.spring.handler;

import java.util.List;

import io.diset.connection.MessageHandler;
import io.diset.connection.MessageRoute;
import io.diset.server.ServiceDefinition;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * Makes service definitions of beans, and calls their handlers.
 */
final class TestServices {

	static final TestConnection CONNECTION = new TestConnection();

	private TestServices() {
	}

	static ServiceDefinition define(Object bean) {
		return new ServiceDefinitions(new HandlerInvokers(List.of(StandardParameter.values())))
			.create(ServiceDefinition.builder("Test/Service"), bean);
	}

	static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Object bean) {
		return Assertions.assertThatThrownBy(() -> define(bean)).isInstanceOf(HandlerDefinitionException.class);
	}

	static @Nullable Object handle(ServiceDefinition service, String name, Object message) throws Exception {
		MessageRoute<?> route = service.route(name);
		Assertions.assertThat(route).as("route of " + name).isNotNull();
		return handler(route).handle(CONNECTION, message);
	}

	@SuppressWarnings("unchecked")
	private static MessageHandler<Object> handler(MessageRoute<?> route) {
		return (MessageHandler<Object>) route.handler();
	}

}
