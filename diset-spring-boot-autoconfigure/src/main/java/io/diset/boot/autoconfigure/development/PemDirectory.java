package io.diset.boot.autoconfigure.development;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * A directory that holds certificates for development and nothing else. Only its owner
 * can look into what is written here, as far as the file system knows owners.
 */
final class PemDirectory {

	private static final String LOCK_FILE = ".diset-development";

	private final Path path;

	PemDirectory(Path path) {
		this.path = path;
	}

	Path path() {
		return this.path;
	}

	Path lockFile() {
		return this.path.resolve(LOCK_FILE);
	}

	/**
	 * Create the directory if it is missing.
	 * @throws IOException if it cannot be created
	 * @throws IllegalStateException if it is not one that is meant for this
	 */
	void prepare() throws IOException {
		Files.createDirectories(this.path, permissions("rwx------"));
		// In this order, as another process makes its lock file before anything else
		if (holdsAnyFile() && !Files.exists(lockFile())) {
			throw new IllegalStateException(
					"%s holds certificates or keys that were not made for development: use another directory"
						.formatted(this.path));
		}
		if (hasOwners() && Files.getPosixFilePermissions(this.path).contains(PosixFilePermission.OTHERS_WRITE)) {
			throw new IllegalStateException(
					"Anybody can write to %s: use another directory for certificates".formatted(this.path));
		}
	}

	/**
	 * Read what is there.
	 * @return the content of each file that exists
	 * @throws IOException if a file exists but cannot be read
	 */
	Map<PemFile, String> read() throws IOException {
		Map<PemFile, String> contents = new EnumMap<>(PemFile.class);
		for (PemFile file : PemFile.values()) {
			if (Files.exists(resolve(file))) {
				contents.put(file, Files.readString(resolve(file), StandardCharsets.ISO_8859_1));
			}
		}
		return contents;
	}

	/**
	 * Replace the files. Whoever reads one of them meanwhile gets all of the old one or
	 * all of the new one.
	 * @param contents the content of each file
	 * @throws IOException if a file cannot be written
	 */
	void write(Map<PemFile, String> contents) throws IOException {
		for (Map.Entry<PemFile, String> entry : contents.entrySet()) {
			Path file = resolve(entry.getKey());
			Path temporary = file.resolveSibling(entry.getKey().fileName() + ".tmp");
			Files.deleteIfExists(temporary);
			Files.createFile(temporary, permissions("rw-------"));
			Files.writeString(temporary, entry.getValue(), StandardCharsets.ISO_8859_1);
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
		}
	}

	private boolean holdsAnyFile() {
		return Arrays.stream(PemFile.values()).map(this::resolve).anyMatch(Files::exists);
	}

	private Path resolve(PemFile file) {
		return this.path.resolve(file.fileName());
	}

	private FileAttribute<?>[] permissions(String permissions) {
		return hasOwners()
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

	private boolean hasOwners() {
		return this.path.getFileSystem().supportedFileAttributeViews().contains("posix");
	}

}
