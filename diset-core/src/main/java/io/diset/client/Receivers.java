package io.diset.client;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.diset.connection.DisetConnection;
import io.diset.connection.MessageHandler;
import io.diset.connection.StableConnection;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * The subscribers of Fluxes of a client's messages. Safe for use by several threads.
 */
final class Receivers {

	private final Set<Receiver<?>> all = new HashSet<>();

	/**
	 * The connections that the client ends, until they have ended.
	 */
	private final Set<DisetConnection> ending = ConcurrentHashMap.newKeySet();

	private boolean closing;

	private boolean closed;

	/**
	 * Make a Flux of messages, from the moment on at which it is subscribed to.
	 * @param overflow what happens when they are not requested as fast as they come
	 * @param subscribe subscribes a handler to the messages
	 * @param <T> the class of the messages
	 * @return the messages
	 */
	<T> Flux<T> flux(Overflow overflow, Function<MessageHandler<T>, Disposable> subscribe) {
		FluxSink.OverflowStrategy queue = overflow.waits() ? FluxSink.OverflowStrategy.BUFFER
				: FluxSink.OverflowStrategy.IGNORE;
		Flux<Receiver.Delivery<T>> deliveries = Flux.create(
				(sink) -> start(new Receiver<>(sink, overflow.waits(), this.ending::contains), sink, subscribe), queue);
		return overflow.waits() ? deliveries.concatMap(Receivers::deliver, 0)
				: overflow.buffer(deliveries).map(Receiver.Delivery::take);
	}

	// The connection goes on when the subscriber has handled the message
	private static <T> Flux<T> deliver(Receiver.Delivery<T> delivery) {
		return Flux.just(delivery.message()).doOnComplete(delivery::take);
	}

	/**
	 * Let a connection wait for no subscriber any more: the client ends it. What is left
	 * of its messages is kept for the subscribers.
	 * @param connection the connection
	 */
	void release(StableConnection connection) {
		List<Receiver<?>> receivers;
		this.ending.add(connection);
		connection.onEnded().subscribe(null, null, () -> this.ending.remove(connection));
		synchronized (this) {
			receivers = List.copyOf(this.all);
		}
		receivers.forEach((receiver) -> receiver.release(connection));
	}

	/**
	 * Let no connection wait for a subscriber any more: the client is being closed.
	 */
	void release() {
		List<Receiver<?>> receivers;
		synchronized (this) {
			this.closing = true;
			receivers = List.copyOf(this.all);
		}
		receivers.forEach(Receiver::release);
	}

	/**
	 * Complete all Fluxes: there will be no message any more.
	 */
	void complete() {
		List<Receiver<?>> receivers;
		synchronized (this) {
			this.closed = true;
			receivers = List.copyOf(this.all);
		}
		receivers.forEach(Receiver::complete);
	}

	private <T> void start(Receiver<T> receiver, FluxSink<Receiver.Delivery<T>> sink,
			Function<MessageHandler<T>, Disposable> subscribe) {
		if (!add(receiver)) {
			receiver.complete();
			return;
		}
		try {
			Disposable subscription = subscribe.apply(receiver);
			sink.onDispose(() -> {
				subscription.dispose();
				remove(receiver);
				receiver.release();
			});
		}
		catch (RuntimeException ex) {
			remove(receiver);
			sink.error(ex);
		}
	}

	private synchronized boolean add(Receiver<?> receiver) {
		if (this.closing) {
			receiver.release();
		}
		return !this.closed && this.all.add(receiver);
	}

	private synchronized void remove(Receiver<?> receiver) {
		this.all.remove(receiver);
	}

}
