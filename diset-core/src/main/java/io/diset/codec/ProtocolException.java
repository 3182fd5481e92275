package io.diset.codec;

import org.jspecify.annotations.Nullable;

/**
 * A peer sent something that the protocol does not allow. The text is told to the peer
 * before its connection is closed.
 *
 * @since 0.1.0
 */
public class ProtocolException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param message what is wrong, without content of the peer that it would not want to
	 * see in a log
	 */
	public ProtocolException(String message) {
		super(message);
	}

	/**
	 * Create an exception.
	 * @param message what is wrong
	 * @param cause what the decoder threw
	 */
	public ProtocolException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
