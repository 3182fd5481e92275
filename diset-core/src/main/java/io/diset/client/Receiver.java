package io.diset.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.diset.connection.DisetConnection;
import io.diset.connection.MessageHandler;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Sinks;

/**
 * Hands messages to the subscriber of a Flux, and lets the connection wait until it has
 * requested them.
 *
 * @param <T> the class of the messages
 */
final class Receiver<T> implements MessageHandler<T> {

	private final FluxSink<Delivery<T>> sink;

	private final boolean waits;

	private final Predicate<DisetConnection> ending;

	/**
	 * What the subscriber has not requested yet: at most one of each connection.
	 */
	private final Set<Delivery<T>> waiting = ConcurrentHashMap.newKeySet();

	private volatile boolean released;

	/**
	 * Create a receiver.
	 * @param sink takes the messages
	 * @param waits whether the connection waits
	 * @param ending whether the client is ending a connection, which then does not wait
	 */
	Receiver(FluxSink<Delivery<T>> sink, boolean waits, Predicate<DisetConnection> ending) {
		this.sink = sink;
		this.waits = waits;
		this.ending = ending;
	}

	@Override
	public @Nullable Object handle(DisetConnection connection, T message) {
		Delivery<T> delivery = new Delivery<>(this, connection, message, Sinks.empty());
		if (!this.waits) {
			this.sink.next(delivery);
			return null;
		}
		this.waiting.add(delivery);
		this.sink.next(delivery);
		if (this.released || this.ending.test(connection)) {
			delivery.release();
		}
		return delivery.taken().asMono();
	}

	/**
	 * Let no connection wait any more.
	 */
	void release() {
		this.released = true;
		this.waiting.forEach(Delivery::release);
	}

	/**
	 * Let a connection wait no more.
	 * @param connection the connection
	 */
	void release(DisetConnection connection) {
		for (Delivery<T> delivery : this.waiting) {
			if (delivery.connection() == connection) {
				delivery.release();
			}
		}
	}

	void complete() {
		this.sink.complete();
	}

	/**
	 * A message on its way to the subscriber.
	 *
	 * @param receiver the receiver
	 * @param connection the connection that it came over
	 * @param message the message
	 * @param taken tells the connection that the subscriber has requested it
	 * @param <T> the class of the message
	 */
	record Delivery<T>(Receiver<T> receiver, DisetConnection connection, T message, Sinks.Empty<Object> taken) {

		T take() {
			release();
			return this.message;
		}

		void release() {
			this.receiver.waiting.remove(this);
			this.taken.tryEmitEmpty();
		}

		// Two messages alike are still two
		@Override
		public boolean equals(@Nullable Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this);
		}

	}

}
