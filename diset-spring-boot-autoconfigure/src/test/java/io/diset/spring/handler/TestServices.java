package io.diset.spring.handler;

import java.util.concurrent.Executor;

import io.diset.connection.DisetConnection;
import io.diset.connection.MessageHandler;
import io.diset.connection.MessageRoute;
import io.diset.server.ServiceDefinition;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

import org.springframework.context.support.GenericApplicationContext;

/**
 * Makes service definitions of beans, and calls their handlers.
 */
final class TestServices {

	static final String COMMON_PARAMETERS = ", DisetConnection, Map<String, Object>, @ConnectArgument values, "
			+ "Principal, DisetPrincipal, in a @DisetClient MessageClient, and what a HandlerMethodArgumentResolver knows";

	static final Executor BLOCKING = (task) -> new Thread(task, "blocking").start();

	static final TestConnection CONNECTION = new TestConnection();

	private TestServices() {
	}

	/**
	 * Define the service of a bean.
	 * @param bean the bean
	 * @param beans what else the application has
	 * @return the service
	 */
	static ServiceDefinition define(Object bean, Object... beans) {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			for (int i = 0; i < beans.length; i++) {
				context.getBeanFactory().registerSingleton("bean" + i, beans[i]);
			}
			context.refresh();
			return DisetServices.define(ServiceDefinition.builder("Test/Service"), bean,
					HandlerSupport.of(context, () -> BLOCKING));
		}
	}

	static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Object bean) {
		return Assertions.assertThatThrownBy(() -> define(bean)).isInstanceOf(HandlerDefinitionException.class);
	}

	static @Nullable Object handle(ServiceDefinition service, String name, Object message) throws Exception {
		return handle(service, name, message, CONNECTION);
	}

	static @Nullable Object handle(ServiceDefinition service, String name, Object message, DisetConnection connection)
			throws Exception {
		MessageRoute<?> route = service.route(name);
		Assertions.assertThat(route).as("route of " + name).isNotNull();
		return handler(route).handle(connection, message);
	}

	@SuppressWarnings("unchecked")
	private static MessageHandler<Object> handler(MessageRoute<?> route) {
		return (MessageHandler<Object>) route.handler();
	}

}
