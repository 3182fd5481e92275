package io.diset.spring.handler;

import java.util.concurrent.atomic.AtomicLong;

import io.diset.connection.DisetConnection;
import org.jspecify.annotations.Nullable;

/**
 * An argument that is the same for all calls of one connection. It is made when the
 * connection comes up, so that one that cannot be made refuses the connection, and no
 * later handler.
 */
final class OncePerConnection implements HandlerArgument {

	private static final AtomicLong NUMBERS = new AtomicLong();

	private static final Object NULL = new Object();

	private final String attribute = OncePerConnection.class.getName() + "." + NUMBERS.incrementAndGet();

	private final HandlerArgument argument;

	OncePerConnection(HandlerArgument argument) {
		this.argument = argument;
	}

	@Override
	public @Nullable Object resolve(DisetConnection connection, @Nullable Object event) {
		Object known = connection.attributes().get(this.attribute);
		if (known != null) {
			return (known != NULL) ? known : null;
		}
		Object made = this.argument.resolve(connection, null);
		connection.attributes().put(this.attribute, (made != null) ? made : NULL);
		return made;
	}

}
