package io.diset.client;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;

/**
 * What happens when messages arrive faster than the subscriber of a {@link Flux} requests
 * them.
 *
 * @since 0.1.0
 */
public final class Overflow {

	/**
	 * The next event of the connection waits until the subscriber has taken the message,
	 * and so do other subscriptions, the end of the connection and the attempt to connect
	 * again. When the window of messages is full, the client stops reading, and the
	 * service feels it. Nothing is lost. A connection that the client disconnects does
	 * not wait: what had arrived over it counts as taken, and is kept until the
	 * subscriber requests it.
	 */
	public static final Overflow WAIT = new Overflow(null, 1);

	private final @Nullable BufferOverflowStrategy strategy;

	private final int capacity;

	private Overflow(@Nullable BufferOverflowStrategy strategy, int capacity) {
		if (capacity < 1) {
			throw new IllegalArgumentException("The capacity must be positive");
		}
		this.strategy = strategy;
		this.capacity = capacity;
	}

	/**
	 * Keep a number of messages for the subscriber. Beyond it, the oldest of them is
	 * thrown away.
	 * @param capacity how many messages are kept
	 * @return what happens
	 */
	public static Overflow dropOldest(int capacity) {
		return new Overflow(BufferOverflowStrategy.DROP_OLDEST, capacity);
	}

	/**
	 * Keep a number of messages for the subscriber. Beyond it, the one that has just
	 * arrived is thrown away.
	 * @param capacity how many messages are kept
	 * @return what happens
	 */
	public static Overflow dropNewest(int capacity) {
		return new Overflow(BufferOverflowStrategy.DROP_LATEST, capacity);
	}

	/**
	 * Keep a number of messages for the subscriber. Beyond it, the Flux fails with an
	 * {@link IllegalStateException} after those that were kept.
	 * @param capacity how many messages are kept
	 * @return what happens
	 */
	public static Overflow error(int capacity) {
		return new Overflow(BufferOverflowStrategy.ERROR, capacity);
	}

	boolean waits() {
		return this.strategy == null;
	}

	/**
	 * Add the buffer.
	 * @param messages the messages as they come
	 * @param <T> the class of the messages
	 * @return the messages as they are requested
	 */
	<T> Flux<T> buffer(Flux<T> messages) {
		return (this.strategy != null) ? messages.onBackpressureBuffer(this.capacity, (dropped) -> {
		}, this.strategy) : messages;
	}

	@Override
	public String toString() {
		return (this.strategy != null) ? this.strategy + "(" + this.capacity + ")" : "WAIT";
	}

}
