package io.diset.spring.handler;

import io.diset.connection.DisetConnection;
import org.jspecify.annotations.Nullable;

/**
 * Gives one argument of a handler method. Resolved once for the parameter, then asked at
 * every call.
 */
@FunctionalInterface
interface HandlerArgument {

	/**
	 * Return the argument.
	 * @param connection the connection
	 * @param event the message, the reason of a drop, or {@code null} when a peer
	 * connects
	 * @return an instance of the parameter's type
	 */
	@Nullable Object resolve(DisetConnection connection, @Nullable Object event);

}
