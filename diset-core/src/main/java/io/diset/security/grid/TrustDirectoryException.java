package io.diset.security.grid;

import java.io.Serial;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A trust directory cannot be used at all.
 *
 * @since 0.1.0
 */
public class TrustDirectoryException extends IllegalStateException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param directory the directory
	 * @param reason what is wrong, as the end of a sentence
	 * @param cause the cause, may be {@code null}
	 */
	public TrustDirectoryException(Path directory, String reason, @Nullable Throwable cause) {
		super("The trust directory %s %s".formatted(directory, reason), cause);
	}

}
