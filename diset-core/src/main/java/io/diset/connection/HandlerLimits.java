package io.diset.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How many messages of a service may be handled at once, over all its connections. A
 * message that has to wait for others keeps those behind it on its connection waiting,
 * but occupies no thread; what is received meanwhile fills the window of the connection.
 * Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class HandlerLimits {

	/**
	 * No limits.
	 */
	public static final HandlerLimits NONE = new HandlerLimits(null, Map.of());

	private final @Nullable HandlerLimit service;

	private final Map<String, HandlerLimit> messages = new LinkedHashMap<>();

	private HandlerLimits(@Nullable Integer service, Map<String, Integer> messages) {
		this.service = (service != null) ? new HandlerLimit(positive(service), null) : null;
		messages.forEach((name, max) -> this.messages.put(name, new HandlerLimit(positive(max), this.service)));
	}

	/**
	 * Create limits.
	 * @param service how many messages of the service may be handled at once, or
	 * {@code null} for no limit
	 * @param messages how many messages of a name may be handled at once, by the names
	 * @return limits that belong to one service
	 * @throws IllegalArgumentException if one is not positive
	 */
	public static HandlerLimits of(@Nullable Integer service, Map<String, Integer> messages) {
		return new HandlerLimits(service, messages);
	}

	/**
	 * Return the messages that have limits of their own.
	 * @return their names
	 */
	public Set<String> messages() {
		return Set.copyOf(this.messages.keySet());
	}

	/**
	 * Return how many messages of the service are being handled.
	 * @return the number, 0 if the service has no limit
	 */
	public int running() {
		return (this.service != null) ? this.service.running() : 0;
	}

	/**
	 * Return how many messages of a name are being handled.
	 * @param message the name
	 * @return the number, 0 if it has no limit of its own
	 */
	public int running(String message) {
		HandlerLimit limit = this.messages.get(message);
		return (limit != null) ? limit.running() : 0;
	}

	/**
	 * Return how many connections wait for others before a message can be handled.
	 * @return the number, counted one by one
	 */
	public int waiting() {
		int all = (this.service != null) ? this.service.waiting() : 0;
		return all + this.messages.values().stream().mapToInt(HandlerLimit::waiting).sum();
	}

	/**
	 * Return the limit of a message.
	 * @param message the name of the message
	 * @return the limit, or {@code null} if it has none
	 */
	@Nullable HandlerLimit of(String message) {
		return this.messages.getOrDefault(message, this.service);
	}

	private static int positive(int max) {
		if (max < 1) {
			throw new IllegalArgumentException("At least one message must be handled at a time, not %d".formatted(max));
		}
		return max;
	}

}
