package io.diset.boot.autoconfigure.server;

import java.io.Serial;

/**
 * Nothing says who may connect.
 */
class MissingAuthorizationException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	static final String PROPERTY = "diset.server.authorization.default";

	MissingAuthorizationException() {
		super("Nothing says who may connect to the DISET server: the property '%s' is not set".formatted(PROPERTY));
	}

}
