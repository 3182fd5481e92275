package io.diset.security.grid;

import java.io.Serial;

/**
 * Trust in the grid was asked for, but a library that it needs is not on the class path.
 *
 * @since 0.1.0
 */
public class MissingGridLibraryException extends IllegalStateException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String dependency;

	/**
	 * Create an exception.
	 * @param dependency the coordinates of the dependency to add, without a version
	 * @param cause the class that was not found
	 */
	public MissingGridLibraryException(String dependency, Throwable cause) {
		super("Grid trust needs the dependency %s, which is not on the class path".formatted(dependency), cause);
		this.dependency = dependency;
	}

	/**
	 * Return the dependency to add.
	 * @return its coordinates as {@code group:artifact}
	 */
	public String dependency() {
		return this.dependency;
	}

}
