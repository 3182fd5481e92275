package io.diset.test.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes PEM files.
 */
final class PemFiles {

	private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

	private PemFiles() {
	}

	static void write(Path file, String pem) {
		replace(file, pem);
	}

	static void writePrivate(Path file, String pem) {
		boolean owners = file.getFileSystem().supportedFileAttributeViews().contains("posix");
		replace(file, pem, owners ? new FileAttribute<?>[] { OWNER_ONLY } : new FileAttribute<?>[0]);
	}

	// A file that exists would keep its permissions
	private static void replace(Path file, String pem, FileAttribute<?>... attributes) {
		try {
			Files.deleteIfExists(file);
			Files.createFile(file, attributes);
			Files.writeString(file, pem, StandardCharsets.US_ASCII);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
