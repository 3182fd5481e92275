package io.diset.spring.handler;

import io.diset.connection.DisetConnection;
import reactor.util.context.Context;

/**
 * Says in which context the handlers of a connection run. Beans of this type are asked in
 * their order, once for each connection, before its first handler is called. What they
 * put into the context is there for reactive handlers as Reactor's context, and for all
 * handlers as thread-local values, by the accessors that are registered with Micrometer's
 * {@link io.micrometer.context.ContextRegistry ContextRegistry}: a security context, an
 * observation, the MDC of the log.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HandlerContextProvider {

	/**
	 * Add to the context of a connection's handlers. What is thrown fails the first
	 * handler.
	 * @param connection the connection
	 * @param context the context as it is
	 * @return the context with what is added, or the same
	 */
	Context addTo(Context context, DisetConnection connection);

}
