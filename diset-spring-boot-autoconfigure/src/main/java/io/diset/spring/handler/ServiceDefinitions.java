package io.diset.spring.handler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.util.ClassUtils;

/**
 * Makes the definition of a service from its bean.
 */
final class ServiceDefinitions {

	private final HandlerInvokers invokers;

	ServiceDefinitions(HandlerInvokers invokers) {
		this.invokers = invokers;
	}

	/**
	 * Make the definition of a service.
	 * @param builder the builder of the service, which has its name already
	 * @param bean the bean that serves it, maybe a proxy
	 * @param sends the messages that it sends by itself
	 * @return the definition
	 * @throws HandlerDefinitionException if a handler breaks a rule
	 * @throws io.diset.message.MessageDefinitionException if a record is no message
	 */
	ServiceDefinition create(ServiceDefinition.Builder builder, Object bean, Class<?>... sends) {
		List<HandlerMethod> handlers = HandlerMethods
			.of(ClassUtils.getUserClass(AopProxyUtils.ultimateTargetClass(bean)));
		handlers.forEach(ReturnTypes::check);
		HandlerMethod connect = single(handlers, HandlerKind.CONNECT);
		if (connect != null) {
			HandlerInvoker invoker = this.invokers.create(bean, connect);
			builder.onConnect(connect.execution(), (connection) -> invoker.invoke(connection, null));
		}
		addMessages(builder, bean, handlers.stream().filter((method) -> method.kind() == HandlerKind.MESSAGE).toList());
		Stream.of(sends).map((type) -> MessageType.of(type).definition()).forEach(builder::sends);
		HandlerMethod drop = single(handlers, HandlerKind.DROP);
		if (drop != null) {
			builder.onDrop(drop.execution(), this.invokers.create(bean, drop)::invoke);
		}
		return builder.build();
	}

	private void addMessages(ServiceDefinition.Builder builder, Object bean, List<HandlerMethod> handlers) {
		HandledMessages messages = new HandledMessages(handlers);
		Map<String, HandlerMethod> byName = new HashMap<>();
		for (HandlerMethod handler : handlers) {
			HandlerInvoker invoker = this.invokers.create(bean, handler);
			MessageType<?> type = messages.typeFor(handler);
			HandlerMethod other = byName.putIfAbsent(type.name(), handler);
			if (other != null) {
				throw handler
					.invalid("handles message %s, as does %s: one of them has to go".formatted(type.name(), other));
			}
			builder.onMessage(type, handler.execution(), invoker::invoke);
		}
		messages.definitions().forEach(builder::sends);
	}

	private static @Nullable HandlerMethod single(List<HandlerMethod> handlers, HandlerKind kind) {
		List<HandlerMethod> found = handlers.stream().filter((method) -> method.kind() == kind).toList();
		if (found.size() > 1) {
			throw found.get(1)
				.invalid("is not the only one, there is %s as well: one of them has to go".formatted(found.get(0)));
		}
		return found.isEmpty() ? null : found.get(0);
	}

}
