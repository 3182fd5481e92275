package io.diset.connection;

import org.jspecify.annotations.Nullable;

/**
 * Decides about a new connection.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ConnectHandler {

	/**
	 * Accept a connection, or refuse it by throwing.
	 * @param connection the connection; what is sent to it waits until the peer has been
	 * told that it is accepted
	 * @return the value that the peer is told, or a {@link reactor.core.publisher.Mono}
	 * of it
	 * @throws Exception if the connection is refused
	 */
	@Nullable Object connected(DisetConnection connection) throws Exception;

}
