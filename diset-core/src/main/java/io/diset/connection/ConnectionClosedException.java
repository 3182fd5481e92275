package io.diset.connection;

import java.io.Serial;

/**
 * A message could not be sent, or was not acknowledged, because its connection is closed.
 * The text is {@code Connection closed by peer} when the peer closed it, as the original
 * says.
 *
 * @since 0.1.0
 */
public class ConnectionClosedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient CloseReason reason;

	/**
	 * Create an exception.
	 * @param reason why the connection was closed
	 */
	public ConnectionClosedException(CloseReason reason) {
		super(text(reason), reason.cause());
		this.reason = reason;
	}

	/**
	 * Create an exception with more to say.
	 * @param reason why the connection was closed
	 * @param details a text for people
	 */
	public ConnectionClosedException(CloseReason reason, String details) {
		super(text(reason) + ": " + details, reason.cause());
		this.reason = reason;
	}

	/**
	 * Return why the connection was closed.
	 * @return the reason
	 */
	public CloseReason getReason() {
		return this.reason;
	}

	private static String text(CloseReason reason) {
		return (reason.kind() == CloseReason.Kind.PEER_CLOSED) ? "Connection closed by peer"
				: "Connection closed: " + reason.text();
	}

}
