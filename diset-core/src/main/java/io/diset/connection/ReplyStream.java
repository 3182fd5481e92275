package io.diset.connection;

import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;

/**
 * Sends what a handler's stream gives, one message after the other. The stream is asked
 * for more when messages have been handed to the socket: a peer that reads slowly slows
 * it down. Ends with the stream, or when it is cancelled with the connection.
 */
final class ReplyStream extends BaseSubscriber<Object> {

	/**
	 * How many messages of a stream may wait for the socket.
	 */
	static final int WINDOW = 32;

	private final StableConnection connection;

	private final String name;

	private final Sinks.Empty<Void> ended = Sinks.empty();

	/**
	 * Create the subscriber of a stream.
	 * @param connection the connection to send to
	 * @param name what the handler serves
	 */
	ReplyStream(StableConnection connection, String name) {
		this.connection = connection;
		this.name = name;
	}

	/**
	 * Return the end of the stream.
	 * @return completes when the stream has ended in any way
	 */
	Mono<Void> ended() {
		return this.ended.asMono();
	}

	void start(Publisher<?> messages) {
		try {
			messages.subscribe(this);
		}
		catch (Throwable ex) {
			// Reactor does not pass on errors of the virtual machine
			onError(ex);
		}
	}

	/**
	 * End the stream, also if it has not begun yet.
	 */
	void end() {
		cancel();
		this.ended.tryEmitEmpty();
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		subscription.request(WINDOW);
	}

	@Override
	protected void hookOnNext(Object message) {
		this.connection.send(message).subscribe(null, this::notSent, () -> request(1));
	}

	@Override
	protected void hookOnError(Throwable error) {
		this.connection.handlerFailed(this.name, error);
	}

	@Override
	protected void hookFinally(SignalType type) {
		this.ended.tryEmitEmpty();
	}

	// The end of the connection is told to the drop handler
	private void notSent(Throwable error) {
		end();
		if (error instanceof SendLimitException) {
			this.connection.tooManyReplies();
		}
	}

}
