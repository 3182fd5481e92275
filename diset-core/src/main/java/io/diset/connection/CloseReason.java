package io.diset.connection;

import java.security.GeneralSecurityException;
import java.util.regex.Pattern;

import io.diset.codec.ReturnStructure;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection was closed.
 *
 * @param kind what kind of reason it is
 * @param text a text for people. A part of it may come from the peer, so it is kept to
 * one line of at most 500 characters
 * @param cause the exception behind it, if there is one
 * @since 0.1.0
 */
public record CloseReason(Kind kind, String text, @Nullable Throwable cause) {

	private static final int MAX_TEXT = 500;

	private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

	public CloseReason {
		text = CONTROLS.matcher((text.length() > MAX_TEXT) ? text.substring(0, MAX_TEXT) : text).replaceAll("?");
	}

	/**
	 * Create a reason without an exception.
	 * @param kind what kind of reason it is
	 * @param text a text for people
	 * @return the reason
	 */
	public static CloseReason of(Kind kind, String text) {
		return new CloseReason(kind, text, null);
	}

	/**
	 * Create the reason of a transport that failed. Its text ends with that of the cause
	 * which says most: the check that a certificate did not pass, or else the innermost
	 * one.
	 * @param text a text for people
	 * @param cause what the transport threw
	 * @return the reason
	 */
	static CloseReason ofTransport(String text, Throwable cause) {
		Throwable told = cause;
		while (told.getCause() != null && !(told instanceof GeneralSecurityException)) {
			told = told.getCause();
		}
		return new CloseReason(Kind.TRANSPORT_ERROR, text + ": " + told.getMessage(), cause);
	}

	/**
	 * Return what a peer is told that may know the reason.
	 * @return an error with the text
	 */
	public ReturnStructure.Failure told() {
		return new ReturnStructure.Failure(0, this.text);
	}

	@Override
	public String toString() {
		return this.kind + " (" + this.text + ")";
	}

	/**
	 * The kinds of reasons.
	 */
	public enum Kind {

		/**
		 * The peer closed the connection.
		 */
		PEER_CLOSED,

		/**
		 * This side's application closed the connection.
		 */
		CLOSED,

		/**
		 * This side is stopping.
		 */
		STOPPING,

		/**
		 * The connection has lasted, or was idle, as long as a connection of this side
		 * may.
		 */
		LIFETIME,

		/**
		 * The connection was refused before it was established.
		 */
		REFUSED,

		/**
		 * The peer told an error and closes.
		 */
		PEER_ERROR,

		/**
		 * The peer sent something that the protocol or a message's definition does not
		 * allow.
		 */
		PROTOCOL_ERROR,

		/**
		 * The peer may not do what it asked for, or may not be connected any more.
		 */
		UNAUTHORIZED,

		/**
		 * A certificate of the peer has expired since it connected.
		 */
		EXPIRED,

		/**
		 * A handler failed.
		 */
		HANDLER_ERROR,

		/**
		 * The peer did not do in time what was due.
		 */
		TIMEOUT,

		/**
		 * A limit of this side was exceeded.
		 */
		LIMIT,

		/**
		 * TLS or the network failed.
		 */
		TRANSPORT_ERROR;

		/**
		 * Return whether connections end like this in ordinary operation.
		 * @return whether this is an ordinary end
		 */
		public boolean isOrdinary() {
			return this == PEER_CLOSED || this == CLOSED || this == STOPPING || this == LIFETIME;
		}

	}

}
