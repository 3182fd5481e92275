package io.diset.connection;

import org.jspecify.annotations.Nullable;

/**
 * Says which messages the peer of a connection may send. Asked on the event loop for each
 * message, so it must be quick. What nothing handles is not for it to refuse. The answers
 * may change while the connection lasts.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MessageAccess {

	/**
	 * Lets a peer send all messages.
	 */
	MessageAccess ALL = (message) -> null;

	/**
	 * Return why the peer may not send a message. The peer is told no more than the
	 * original's text, and disconnected.
	 * @param message the name of the message
	 * @return the reason for the log, or {@code null} when the peer may send it
	 */
	@Nullable String refusal(String message);

}
