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

import com.sun.security.auth.module.UnixSystem;

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

	/**
	 * Require that a file belongs to the user who runs this process. Others could have
	 * put it there, so that this user acts in their name.
	 * @param file the file
	 * @param failure makes the exception of a problem and what to do about it
	 */
	static void requireOwn(Path file, BiFunction<String, String, ? extends RuntimeException> failure) {
		if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
			return;
		}
		try {
			if (((Number) Files.getAttribute(file, "unix:uid")).longValue() != new UnixSystem().getUid()) {
				throw failure.apply("has a private key in %s, which belongs to another user: %s".formatted(file,
						Files.getOwner(file).getName()), "Use a file of the user who runs the application.");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
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
