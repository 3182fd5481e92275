package io.diset.boot.autoconfigure.registry;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * The configuration does not make a registry.
 */
class UnusableRegistryException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String action;

	UnusableRegistryException(String message, String action, @Nullable Throwable cause) {
		super(message, cause);
		this.action = action;
	}

	String getAction() {
		return this.action;
	}

}
