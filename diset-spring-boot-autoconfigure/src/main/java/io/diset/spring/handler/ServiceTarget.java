package io.diset.spring.handler;

import io.diset.connection.ConnectHandler;
import io.diset.connection.DropHandler;
import io.diset.connection.Execution;
import io.diset.connection.MessageHandler;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import io.diset.security.registry.AuthorizationRule;
import io.diset.server.ServiceDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Builds the definition of a service from the handlers of its bean.
 *
 * @param builder the builder
 */
record ServiceTarget(ServiceDefinition.Builder builder) implements HandlerTarget {

	@Override
	public void onConnect(Execution execution, ConnectHandler handler) {
		this.builder.onConnect(execution, handler);
	}

	@Override
	public <T> void onMessage(MessageType<T> type, Execution execution, MessageHandler<? super T> handler) {
		this.builder.onMessage(type, execution, handler);
	}

	@Override
	public void onMessage(HandlerMethod method, String name, Execution execution,
			MessageHandler<? super Message> handler) {
		throw method.invalid(("is for message %s, whose definition is not known: take a record with "
				+ "@DisetMessage(\"%s\"), use one in another handler of the bean, or define a bean of type "
				+ "MessageDefinition")
			.formatted(name, name));
	}

	@Override
	public void define(MessageDefinition definition) {
		this.builder.sends(definition);
	}

	@Override
	public void authorize(HandlerMethod method, @Nullable String message, AuthorizationRule rule) {
		if (message != null) {
			this.builder.authorizeMessage(message, rule);
		}
		else {
			this.builder.authorizeConnect(rule);
		}
	}

	@Override
	public void concurrency(HandlerMethod method, String message, int max) {
		this.builder.concurrency(message, max);
	}

	@Override
	public void onDrop(Execution execution, DropHandler handler) {
		this.builder.onDrop(execution, handler);
	}

}
