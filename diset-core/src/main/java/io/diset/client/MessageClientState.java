package io.diset.client;

/**
 * What a client is doing about its connection.
 *
 * @since 0.1.0
 */
public enum MessageClientState {

	/**
	 * There is no connection, and none is being made until somebody asks for one.
	 */
	DISCONNECTED,

	/**
	 * A connection is being made because somebody asked for one.
	 */
	CONNECTING,

	/**
	 * There is a connection.
	 */
	CONNECTED,

	/**
	 * The connection was lost, and the client tries to come back, or waits for the time
	 * to do so.
	 */
	RECONNECTING,

	/**
	 * The client was closed for ever.
	 */
	CLOSED

}
