package io.diset.server;

import java.io.Serial;

/**
 * The rules of a server do not fit its services.
 *
 * @since 0.1.0
 */
public class AuthorizationRuleException extends IllegalStateException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param message what is wrong
	 */
	public AuthorizationRuleException(String message) {
		super(message);
	}

}
