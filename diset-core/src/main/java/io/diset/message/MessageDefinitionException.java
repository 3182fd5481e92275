package io.diset.message;

/**
 * A message is defined in a way that cannot work. Its text names the message or class and
 * the attribute or component.
 *
 * @since 0.1.0
 */
public class MessageDefinitionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param message what is wrong
	 */
	public MessageDefinitionException(String message) {
		super(message);
	}

}
