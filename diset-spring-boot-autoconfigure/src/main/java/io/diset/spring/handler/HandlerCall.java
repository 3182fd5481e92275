package io.diset.spring.handler;

import io.diset.connection.DisetConnection;
import org.jspecify.annotations.Nullable;

/**
 * Calls a handler method.
 */
@FunctionalInterface
interface HandlerCall {

	/**
	 * Call the method.
	 * @param connection the connection
	 * @param event the message, the reason of a drop, the exception of an error, or
	 * {@code null} when a peer connects
	 * @return what the method returned: of the reactive types, a Mono or a Flux
	 * @throws Exception what the method threw, without any wrapper
	 */
	@Nullable Object invoke(DisetConnection connection, @Nullable Object event) throws Exception;

}
