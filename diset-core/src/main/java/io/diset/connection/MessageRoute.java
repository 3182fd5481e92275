package io.diset.connection;

import io.diset.message.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a message: how it is read, which handler takes it, and where
 * that runs.
 *
 * @param type the type of the message
 * @param handler takes the message
 * @param execution where the handler runs
 * @param concurrency how many messages of this route one connection may have handled at
 * the same time, if they follow one another
 * @param next what is to be done with the same message when the handler has ended, or
 * {@code null} for nothing
 * @param <T> the class of the message
 * @since 0.1.0
 */
public record MessageRoute<T>(MessageType<T> type, MessageHandler<? super T> handler, Execution execution,
		int concurrency, @Nullable MessageRoute<?> next) {

	/**
	 * Create a route with one handler.
	 * @param type the type of the message
	 * @param handler takes the message
	 * @param execution where the handler runs
	 */
	public MessageRoute(MessageType<T> type, MessageHandler<? super T> handler, Execution execution) {
		this(type, handler, execution, 1, null);
	}

	/**
	 * Return the same route with another concurrency.
	 * @param concurrency how many messages may be handled at the same time
	 * @return another route
	 */
	public MessageRoute<T> withConcurrency(int concurrency) {
		return new MessageRoute<>(this.type, this.handler, this.execution, concurrency, this.next);
	}

}
