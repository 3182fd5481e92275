package io.diset.connection;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An event of a connection that a handler takes: connect, a message, or drop.
 */
interface InboundEvent {

	/**
	 * Return the connection.
	 * @return the connection
	 */
	StableConnection connection();

	/**
	 * Return what happened, for the log.
	 * @return a name
	 */
	String name();

	/**
	 * Return how many of its kind may be handled at once, over all connections.
	 * @return the limit, or {@code null} if there is none
	 */
	default @Nullable HandlerLimit limit() {
		return null;
	}

	/**
	 * Return the route whose messages may be handled at the same time.
	 * @return the route, or {@code null} if this event is handled alone
	 */
	default @Nullable MessageRoute<?> overlapping() {
		return null;
	}

	/**
	 * Return where the handler runs.
	 * @return where it runs
	 */
	Execution execution();

	/**
	 * Return how many bytes were received with it.
	 * @return the length, 0 for what is no message
	 */
	default int length() {
		return 0;
	}

	/**
	 * Call the handler.
	 * @return what it returned: {@code null}, a value, or a publisher
	 * @throws Exception what it threw
	 */
	@Nullable Object handle() throws Exception;

	/**
	 * Take a stream that the handler returned.
	 * @param values the stream, which is no Mono
	 * @return ends when the next event may be handled, with the outcome of this one
	 */
	default Mono<?> stream(Publisher<?> values) {
		return Flux.from(values).takeLast(1).singleOrEmpty();
	}

	/**
	 * Take the outcome of the handler, after the end of its Mono if it returned one.
	 * Called on any thread; the next event waits for its return.
	 * @param value what the handler returned
	 */
	void succeeded(@Nullable Object value);

	/**
	 * Take the failure of the handler. Called on any thread.
	 * @param error what it threw
	 */
	void failed(Throwable error);

}
