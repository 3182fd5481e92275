package io.diset.client;

/**
 * The states of a {@link ConnectionKeeper}.
 */
enum KeeperState {

	/**
	 * There is no connection, and nobody asked for one.
	 */
	IDLE,

	/**
	 * An attempt is being made.
	 */
	CONNECTING,

	/**
	 * There is a connection, or there was one whose last messages are being handled.
	 */
	CONNECTED,

	/**
	 * There was a connection, and those who want to know of its end are being told.
	 */
	ENDING,

	/**
	 * The connection was lost, and the next attempt waits for its time.
	 */
	WAITING,

	/**
	 * There will be no connection any more.
	 */
	CLOSED;

	/**
	 * Return what users are told.
	 * @param again whether the client is on its way back
	 * @return the state for users
	 */
	MessageClientState told(boolean again) {
		return switch (this) {
			case IDLE -> MessageClientState.DISCONNECTED;
			case CONNECTING -> again ? MessageClientState.RECONNECTING : MessageClientState.CONNECTING;
			case CONNECTED -> MessageClientState.CONNECTED;
			case ENDING -> again ? MessageClientState.RECONNECTING : MessageClientState.DISCONNECTED;
			case WAITING -> MessageClientState.RECONNECTING;
			case CLOSED -> MessageClientState.CLOSED;
		};
	}

}
