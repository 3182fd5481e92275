package io.diset.client;

import java.util.function.Function;

import io.diset.connection.Execution;
import io.diset.connection.MessageHandler;
import io.diset.connection.MessageRoute;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Who wants a message. Not a record: two alike are still two.
 *
 * @param <T> the class of the message
 */
final class Subscription<T> {

	private final @Nullable String name;

	private final Function<MessageDefinition, MessageType<T>> type;

	private final Execution execution;

	private final MessageHandler<? super T> handler;

	/**
	 * Create a subscription.
	 * @param name the name of the message, or {@code null} for all messages
	 * @param type gives the type of a message by its definition
	 * @param execution where the handler runs
	 * @param handler takes the messages
	 */
	Subscription(@Nullable String name, Function<MessageDefinition, MessageType<T>> type, Execution execution,
			MessageHandler<? super T> handler) {
		this.name = name;
		this.type = type;
		this.execution = execution;
		this.handler = handler;
	}

	/**
	 * Return the name of the message.
	 * @return the name, or {@code null} for all messages
	 */
	@Nullable String name() {
		return this.name;
	}

	boolean wants(String name) {
		return this.name == null || this.name.equals(name);
	}

	/**
	 * Return what is to be done with a message.
	 * @param definition the definition of the message
	 * @param next what is to be done after it
	 * @return the route
	 */
	MessageRoute<T> route(MessageDefinition definition, @Nullable MessageRoute<?> next) {
		return new MessageRoute<>(this.type.apply(definition), this.handler, this.execution, 1, next);
	}

}
