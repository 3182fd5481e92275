package io.diset.connection;

import org.jspecify.annotations.Nullable;

/**
 * Learns of the end of a connection.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DropHandler {

	/**
	 * Learn that a connection has ended. Called exactly once for each connection that was
	 * accepted, after its last message, and never for one that was refused.
	 * @param connection the connection
	 * @param reason why it has ended
	 * @return {@code null}, or a {@link reactor.core.publisher.Mono} that ends when all
	 * is done
	 * @throws Exception is logged
	 */
	@Nullable Object dropped(DisetConnection connection, CloseReason reason) throws Exception;

}
