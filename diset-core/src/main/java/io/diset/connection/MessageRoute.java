package io.diset.connection;

import io.diset.message.MessageType;

/**
 * What is to be done with a message: how it is read, which handler takes it, and where
 * that runs.
 *
 * @param type the type of the message
 * @param handler takes the message
 * @param execution where the handler runs
 * @param <T> the class of the message
 * @since 0.1.0
 */
public record MessageRoute<T>(MessageType<T> type, MessageHandler<? super T> handler, Execution execution) {
}
