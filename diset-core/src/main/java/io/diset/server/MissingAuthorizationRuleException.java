package io.diset.server;

import java.io.Serial;

/**
 * Nothing says who may connect to a service or send a message.
 *
 * @since 0.1.0
 */
public class MissingAuthorizationRuleException extends AuthorizationRuleException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param subject what has no rule
	 */
	public MissingAuthorizationRuleException(String subject) {
		super(subject + " has no authorization rule, and there is no default");
	}

}
