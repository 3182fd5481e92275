package io.diset.message;

import org.jspecify.annotations.Nullable;

/**
 * The values of a message do not agree with its definition. The text may be told to a
 * peer.
 *
 * @since 0.1.0
 */
public class InvalidMessageException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param message what is wrong
	 */
	public InvalidMessageException(String message) {
		super(message);
	}

	/**
	 * Create an exception.
	 * @param message what is wrong
	 * @param cause what the message's class threw
	 */
	public InvalidMessageException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
