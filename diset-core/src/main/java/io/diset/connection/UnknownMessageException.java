package io.diset.connection;

import java.io.Serial;

import io.diset.codec.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * A peer sent a message that nothing handles. What can be done about it on this side is
 * for the log, and not for the peer.
 */
final class UnknownMessageException extends ProtocolException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final @Nullable String advice;

	/**
	 * Create an exception.
	 * @param name the name of the message
	 * @param advice what the log says besides, or {@code null}
	 */
	UnknownMessageException(String name, @Nullable String advice) {
		super("Unknown message " + name);
		this.advice = advice;
	}

	/**
	 * Return the reason to close for the log.
	 * @param told what the peer is told
	 * @param error what was thrown, perhaps because of such an exception
	 * @return what the peer is told, and the advice if there is any
	 */
	static String explain(String told, Throwable error) {
		Throwable cause = (error.getCause() != null) ? error.getCause() : error;
		return (cause instanceof UnknownMessageException unknown && unknown.advice != null)
				? told + ": " + unknown.advice : told;
	}

}
