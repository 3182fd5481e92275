package io.diset.client;

/**
 * What happens to messages that are sent while the client has no connection.
 *
 * @since 0.1.0
 */
public enum DisconnectedSends {

	/**
	 * They wait for a connection, each no longer than the send timeout. A client that has
	 * none and makes none connects for them.
	 */
	WAIT,

	/**
	 * They fail at once with {@link io.diset.connection.ConnectionClosedException
	 * ConnectionClosedException}. The client connects only when it is told to.
	 */
	FAIL

}
