package io.diset.spring.handler;

import org.jspecify.annotations.Nullable;

/**
 * Replaces the exceptions of handlers that no method with
 * {@link io.diset.spring.annotation.OnError} has taken. Beans of this type are asked in
 * their order.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HandlerExceptionTranslator {

	/**
	 * Replace an exception. Called on the thread of the handler: must be quick.
	 * @param exception what the handler threw
	 * @return what is taken instead, as a {@link io.diset.connection.DisetException}
	 * whose text the peer is told; {@code null} to leave it
	 */
	@Nullable Exception translate(Throwable exception);

}
