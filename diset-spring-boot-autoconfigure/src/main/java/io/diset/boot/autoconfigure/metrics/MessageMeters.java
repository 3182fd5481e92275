package io.diset.boot.autoconfigure.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The meters of messages by their names. Each is made once, when its message is first
 * measured; after that, to look it up takes neither a lock nor memory.
 *
 * @param <M> the type of the meters of one message
 */
final class MessageMeters<M> {

	private final Map<String, M> meters = new ConcurrentHashMap<>();

	private final Function<String, M> factory;

	MessageMeters(Function<String, M> factory) {
		this.factory = factory;
	}

	/**
	 * Return the meters of a message.
	 * @param message the name of the message
	 * @return its meters
	 */
	M of(String message) {
		M known = this.meters.get(message);
		return (known != null) ? known : this.meters.computeIfAbsent(message, this.factory);
	}

}
