package io.diset.spring.handler;

import io.diset.connection.DisetConnection;
import org.jspecify.annotations.Nullable;

/**
 * Gives one argument of a handler method. Resolved once for the parameter, then asked at
 * every call, on the thread of the handler.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HandlerArgument {

	/**
	 * Return the argument. What is thrown fails the call as if the method had thrown it.
	 * @param connection the connection
	 * @param event the message, the {@link io.diset.connection.CloseReason} of a drop,
	 * the exception of an error, or {@code null} when a peer connects
	 * @return an instance of the parameter's type
	 */
	@Nullable Object resolve(DisetConnection connection, @Nullable Object event);

}
