package io.diset.connection;

import org.jspecify.annotations.Nullable;

/**
 * Takes the messages of one name. The messages of a connection are handled one at a time
 * and in the order in which they were received.
 *
 * @param <T> the class of the message
 * @since 0.1.0
 */
@FunctionalInterface
public interface MessageHandler<T> {

	/**
	 * Handle a message.
	 * @param connection the connection that it was received from
	 * @param message the message
	 * @return {@code null}, a message that is sent to the peer, a
	 * {@link reactor.core.publisher.Mono} of one, until whose end the next event waits,
	 * or another {@link org.reactivestreams.Publisher Publisher} of any number of them:
	 * for its end the next event waits only while 64 others of the connection are
	 * running. It is asked for more as the messages are handed to the socket, 32 of which
	 * may wait, and is cancelled when the connection ends
	 * @throws Exception if the message cannot be handled: the peer is told and
	 * disconnected
	 */
	@Nullable Object handle(DisetConnection connection, T message) throws Exception;

}
