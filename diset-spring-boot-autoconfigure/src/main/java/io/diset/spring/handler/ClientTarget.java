package io.diset.spring.handler;

import io.diset.client.MessageClient;
import io.diset.connection.ConnectHandler;
import io.diset.connection.DropHandler;
import io.diset.connection.Execution;
import io.diset.connection.MessageHandler;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import io.diset.security.registry.AuthorizationRule;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes the handlers of a bean to a client.
 *
 * @param client the client
 */
record ClientTarget(MessageClient client) implements HandlerTarget {

	@Override
	public void onConnect(Execution execution, ConnectHandler handler) {
		this.client.onConnect(execution, handler);
	}

	@Override
	public <T> void onMessage(MessageType<T> type, Execution execution, MessageHandler<? super T> handler) {
		this.client.on(type, execution, handler);
	}

	@Override
	public void onMessage(HandlerMethod method, String name, Execution execution,
			MessageHandler<? super Message> handler) {
		this.client.on(name, execution, handler);
	}

	@Override
	public void define(MessageDefinition definition) {
		this.client.define(definition);
	}

	@Override
	public void authorize(HandlerMethod method, @Nullable String message, AuthorizationRule rule) {
		throw method.invalid("has an authorization rule, but is of a client: only services have rules");
	}

	@Override
	public void concurrency(HandlerMethod method, String message, int max) {
		throw method.invalid("has a concurrency, but is of a client: only services handle messages at the same time");
	}

	@Override
	public void onDrop(Execution execution, DropHandler handler) {
		this.client.onDrop(execution, handler);
	}

}
