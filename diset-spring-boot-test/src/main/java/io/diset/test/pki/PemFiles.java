package io.diset.test.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Writes PEM, and files of it. Whoever reads a file that is replaced sees the old one or
 * the new one, never a part of it.
 */
final class PemFiles {

	private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

	private static final int LINE_LENGTH = 64;

	private PemFiles() {
	}

	static String pem(String type, byte[] encoded) {
		String text = Base64.getMimeEncoder(LINE_LENGTH, new byte[] { '\n' }).encodeToString(encoded);
		return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, text);
	}

	static String pem(List<X509Certificate> certificates) {
		try {
			StringBuilder text = new StringBuilder();
			for (X509Certificate certificate : certificates) {
				text.append(pem("CERTIFICATE", certificate.getEncoded()));
			}
			return text.toString();
		}
		catch (CertificateEncodingException ex) {
			throw new IllegalStateException("A certificate has no encoding", ex);
		}
	}

	static void write(Path file, String pem) {
		replace(file, pem);
	}

	static void writePrivate(Path file, String pem) {
		boolean owners = file.getFileSystem().supportedFileAttributeViews().contains("posix");
		replace(file, pem, owners ? new FileAttribute<?>[] { OWNER_ONLY } : new FileAttribute<?>[0]);
	}

	// A file that is written over would keep its permissions
	private static void replace(Path file, String text, FileAttribute<?>... attributes) {
		Path written = file.resolveSibling(".%s.new".formatted(UUID.randomUUID()));
		try {
			Files.createFile(written, attributes);
			Files.writeString(written, text, StandardCharsets.UTF_8);
			Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
