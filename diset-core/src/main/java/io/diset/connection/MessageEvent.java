package io.diset.connection;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A message was received.
 *
 * @param connection the connection
 * @param route what is to be done with the message
 * @param message the message
 * @param length how many bytes were received with it
 * @param <T> the class of the message
 */
record MessageEvent<T>(StableConnection connection, MessageRoute<T> route, T message,
		int length) implements InboundEvent {

	@Override
	public String name() {
		return this.route.type().name();
	}

	@Override
	public @Nullable HandlerLimit limit() {
		return this.connection.handlers().limits().of(this.route.type().name());
	}

	@Override
	public Execution execution() {
		return this.route.execution();
	}

	@Override
	public @Nullable Object handle() throws Exception {
		return this.connection.isFailed() ? null : this.route.handler().handle(this.connection, this.message);
	}

	@Override
	public Mono<?> stream(Publisher<?> messages) {
		return this.connection.streams().start(messages, this.route.type().name());
	}

	@Override
	public void succeeded(@Nullable Object reply) {
		if (reply != null) {
			try {
				this.connection.reply(reply);
			}
			catch (Throwable ex) {
				failed(ex);
			}
		}
	}

	@Override
	public void failed(Throwable error) {
		this.connection.handlerFailed(this.route.type().name(), error);
	}

}
