package io.diset.boot.autoconfigure.ssl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Who may use a file, as far as the file system knows.
 */
final class FilePermissions {

	private static final Set<PosixFilePermission> OWNER = EnumSet.of(PosixFilePermission.OWNER_READ,
			PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

	private FilePermissions() {
	}

	/**
	 * Require that nobody but its owner may use a file.
	 * @param file the file
	 * @param failure makes the exception of a problem and what to do about it
	 */
	static void requirePrivate(Path file, BiFunction<String, String, ? extends RuntimeException> failure) {
		Set<PosixFilePermission> permissions = of(file);
		if (!OWNER.containsAll(permissions)) {
			throw failure.apply(
					"has a private key in %s that others than its owner may use: the permissions are %s".formatted(file,
							PosixFilePermissions.toString(permissions)),
					"Take the permissions away: chmod 600 %s. If others have used the key, replace it."
						.formatted(file));
		}
	}

	private static Set<PosixFilePermission> of(Path file) {
		if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			return Set.of();
		}
		try {
			return Files.getPosixFilePermissions(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
