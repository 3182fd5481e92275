package io.diset.security.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The files of a trust directory that have the hash of an authority for a name, and when
 * they changed.
 */
final class HashedFiles {

	private static final Pattern NAME = Pattern.compile("[0-9a-fA-F]{8}\\.(r?[0-9]+|namespaces|signing_policy)");

	private final Map<Path, List<Object>> stamps = new TreeMap<>();

	private HashedFiles() {
	}

	/**
	 * List a directory.
	 * @param directory the directory
	 * @return its files
	 * @throws IOException if it does not exist or cannot be listed
	 */
	static HashedFiles in(Path directory) throws IOException {
		HashedFiles files = new HashedFiles();
		try (Stream<Path> paths = Files.list(directory)) {
			paths.filter((path) -> NAME.matcher(path.getFileName().toString()).matches())
				.forEach((path) -> files.stamps.put(path, stamp(path)));
		}
		catch (UncheckedIOException ex) {
			// In the middle of the list, the stream cannot throw it as it is
			throw ex.getCause();
		}
		return files;
	}

	/**
	 * Return the files of a kind.
	 * @param suffix what follows the hash in their names, a regular expression
	 * @return what changes when the content of each changes, in the order of the names
	 */
	Map<Path, List<Object>> endingWith(String suffix) {
		Map<Path, List<Object>> files = new TreeMap<>(this.stamps);
		files.keySet().removeIf((path) -> !path.getFileName().toString().substring(8).matches(suffix));
		return files;
	}

	static String hash(Path file) {
		return file.getFileName().toString().substring(0, 8).toLowerCase(Locale.ROOT);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof HashedFiles files && this.stamps.equals(files.stamps);
	}

	@Override
	public int hashCode() {
		return this.stamps.hashCode();
	}

	private static List<Object> stamp(Path file) {
		try {
			BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
			return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
		}
		catch (IOException ex) {
			// Reading it says what is wrong
			return List.of();
		}
	}

}
