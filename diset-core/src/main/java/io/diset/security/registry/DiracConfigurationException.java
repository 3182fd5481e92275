package io.diset.security.registry;

import java.io.Serial;

/**
 * A text is no DIRAC configuration, or one that lacks something.
 *
 * @since 0.1.0
 */
public class DiracConfigurationException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int line;

	/**
	 * Create an exception.
	 * @param line the number of the line that is wrong, counted from 1, or 0 if it is
	 * none in particular
	 * @param message what is wrong
	 */
	public DiracConfigurationException(int line, String message) {
		super((line > 0) ? "Line %d: %s".formatted(line, message) : message);
		this.line = line;
	}

	/**
	 * Return the number of the line that is wrong.
	 * @return the number, counted from 1, or 0 if it is none in particular
	 */
	public int getLine() {
		return this.line;
	}

}
