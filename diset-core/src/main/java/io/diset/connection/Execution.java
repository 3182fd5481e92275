package io.diset.connection;

/**
 * Where a handler runs.
 *
 * @since 0.1.0
 */
public enum Execution {

	/**
	 * On the event loop of the connection. The handler must not block.
	 */
	EVENT_LOOP,

	/**
	 * On the executor for handlers that may block.
	 */
	EXECUTOR

}
