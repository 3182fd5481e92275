package io.diset.spring.annotation;

/**
 * Where a handler method runs.
 *
 * @since 0.1.0
 */
public enum HandlerExecution {

	/**
	 * On the event loop if the method is declared to return a reactive type, as
	 * {@link reactor.core.publisher.Mono Mono} or
	 * {@link java.util.concurrent.CompletionStage CompletionStage}, on the executor
	 * otherwise.
	 */
	DEFAULT,

	/**
	 * On the event loop of the connection, also if the method is not reactive. It must
	 * not block: all connections of the event loop wait for it. Saves a change of threads
	 * where the method does next to nothing.
	 */
	EVENT_LOOP,

	/**
	 * On the executor of the server, also if the method is reactive. It may block.
	 */
	EXECUTOR

}
