package io.diset.connection;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A message was received.
 *
 * @param <T> the class of the message
 */
final class MessageEvent<T> implements InboundEvent {

	private final StableConnection connection;

	private final MessageRoute<T> route;

	private final T message;

	private final int length;

	private long begun;

	/**
	 * Create an event.
	 * @param connection the connection
	 * @param route what is to be done with the message
	 * @param message the message
	 * @param length how many bytes were received with it
	 */
	MessageEvent(StableConnection connection, MessageRoute<T> route, T message, int length) {
		this.connection = connection;
		this.route = route;
		this.message = message;
		this.length = length;
	}

	@Override
	public StableConnection connection() {
		return this.connection;
	}

	@Override
	public String name() {
		return this.route.type().name();
	}

	@Override
	public int length() {
		return this.length;
	}

	@Override
	public @Nullable HandlerLimit limit() {
		return this.connection.handlers().limits().of(name());
	}

	@Override
	public @Nullable MessageRoute<?> overlapping() {
		return (this.route.concurrency() > 1) ? this.route : null;
	}

	@Override
	public Execution execution() {
		return this.route.execution();
	}

	@Override
	public @Nullable Object handle() throws Exception {
		if (this.connection.isFailed()) {
			return null;
		}
		if (this.connection.metrics().isEnabled()) {
			this.begun = System.nanoTime();
		}
		return this.route.handler().handle(this.connection, this.message);
	}

	@Override
	public Mono<?> stream(Publisher<?> messages) {
		return this.connection.streams().start(messages, name());
	}

	@Override
	public void succeeded(@Nullable Object reply) {
		if (reply != null) {
			try {
				this.connection.reply(reply);
			}
			catch (Throwable ex) {
				failed(ex);
				return;
			}
		}
		measure(true);
	}

	@Override
	public void failed(Throwable error) {
		this.connection.handlerFailed(name(), error);
		measure(false);
	}

	private void measure(boolean success) {
		if (this.begun != 0) {
			this.connection.metrics().handled(name(), System.nanoTime() - this.begun, success);
		}
	}

}
