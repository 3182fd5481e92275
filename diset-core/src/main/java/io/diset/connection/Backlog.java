package io.diset.connection;

/**
 * How much waits at one connection or several, at one moment.
 *
 * @param connections how many connections these are
 * @param paused from how many of them nothing is read, since too much is unhandled
 * @param unhandledMessages how many events, messages mostly, wait for their handler or
 * are being handled
 * @param unhandledBytes how many bytes were received with them
 * @param pendingMessages how many messages wait to be handed to the socket
 * @param pendingBytes how many bytes they have
 * @since 0.1.0
 */
public record Backlog(int connections, int paused, long unhandledMessages, long unhandledBytes, long pendingMessages,
		long pendingBytes) {

	/**
	 * That of no connection.
	 */
	public static final Backlog NONE = new Backlog(0, 0, 0, 0, 0, 0);

	/**
	 * Add another one.
	 * @param other the other one
	 * @return both together
	 */
	public Backlog plus(Backlog other) {
		return new Backlog(this.connections + other.connections, this.paused + other.paused,
				this.unhandledMessages + other.unhandledMessages, this.unhandledBytes + other.unhandledBytes,
				this.pendingMessages + other.pendingMessages, this.pendingBytes + other.pendingBytes);
	}

}
