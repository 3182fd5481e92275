package io.diset.connection;

import java.io.Serial;

/**
 * A message was not queued because too many bytes or messages wait to be sent already, or
 * too many acknowledgements are waited for.
 *
 * @since 0.1.0
 */
public class SendLimitException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param limit the limit, in bytes
	 */
	public SendLimitException(long limit) {
		this("More than %d bytes would wait to be sent".formatted(limit));
	}

	/**
	 * Create an exception.
	 * @param message what there is too much of
	 */
	public SendLimitException(String message) {
		super(message);
	}

	/**
	 * Create an exception.
	 * @param limit the limit, in messages
	 * @return the exception
	 */
	public static SendLimitException messages(int limit) {
		return new SendLimitException("More than %d messages would wait to be sent".formatted(limit));
	}

}
