package io.diset.spring.handler;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

import io.diset.client.MessageClient;
import io.diset.spring.annotation.DisetClient;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.util.Assert;

/**
 * Subscribes the beans of an application with {@link DisetClient @DisetClient} to its
 * clients.
 *
 * @since 0.1.0
 */
public final class DisetClients {

	private DisetClients() {
	}

	/**
	 * Subscribe the beans of an application. They are created if they do not exist yet.
	 * @param context the context of the application; its parents' beans are not looked
	 * for
	 * @param clients finds a client by its name, which is empty for the default one; or
	 * gives {@code null} when there is none
	 * @param executor gives the executor of the clients, once handlers run
	 * @throws HandlerDefinitionException if there is no such client, or a handler is
	 * declared in a way that cannot work
	 * @throws io.diset.message.MessageDefinitionException if the class of a message is
	 * declared in a way that cannot work
	 */
	public static void subscribe(ApplicationContext context, Function<String, @Nullable MessageClient> clients,
			Supplier<Executor> executor) {
		for (String beanName : context.getBeanNamesForAnnotation(DisetClient.class)) {
			if (!ScopedProxyUtils.isScopedTarget(beanName)) {
				MessageClient client = client(context, beanName, clients);
				HandlerSupport support = HandlerSupport.of(context, executor,
						(parameter, kind) -> resolve(parameter, client));
				new BeanHandlers(context.getBean(beanName), support, List.of()).register(new ClientTarget(client));
			}
		}
	}

	private static @Nullable HandlerArgument resolve(MethodParameter parameter, MessageClient client) {
		return (parameter.getParameterType() == MessageClient.class) ? (connection, event) -> client : null;
	}

	private static MessageClient client(ApplicationContext context, String beanName,
			Function<String, @Nullable MessageClient> clients) {
		DisetClient annotation = context.findAnnotationOnBean(beanName, DisetClient.class);
		Assert.state(annotation != null, "No annotation on bean " + beanName);
		String name = DisetServices.resolve(context, beanName, annotation.value());
		MessageClient client = clients.apply(name);
		if (client == null) {
			String prefix = name.isEmpty() ? "diset.client" : "diset.client.clients." + name;
			throw new HandlerDefinitionException(
					"Bean '%s' listens to %s, which does not exist: set '%s.url' or '%s.service'".formatted(beanName,
							name.isEmpty() ? "the default DISET client" : "the DISET client '" + name + "'", prefix,
							prefix));
		}
		return client;
	}

}
