package io.diset.spring.handler;

import java.io.Serial;

/**
 * A service or a handler method is declared in a way that cannot work. The text names the
 * class and method, or the beans, and says what is allowed.
 *
 * @since 0.1.0
 */
public class HandlerDefinitionException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param message what is wrong
	 */
	public HandlerDefinitionException(String message) {
		super(message);
	}

}
