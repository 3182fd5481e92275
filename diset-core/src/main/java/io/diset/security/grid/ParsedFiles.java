package io.diset.security.grid;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one kind in a trust directory, of which only those are read again that
 * changed. One that cannot be read is logged, once until it changes again, and keeps the
 * content that it had before, if any: it may be about to be written. Not thread-safe.
 *
 * @param <T> what a file contains
 */
final class ParsedFiles<T> {

	private static final Logger logger = LoggerFactory.getLogger(GridTrust.class);

	private final String suffix;

	private final Parser<T> parser;

	private Map<Path, ParsedFile<T>> files = new TreeMap<>();

	ParsedFiles(String suffix, Parser<T> parser) {
		this.suffix = suffix;
		this.parser = parser;
	}

	/**
	 * Read what changed.
	 * @param listing the files that there are
	 * @param all whether to read all others again as well
	 */
	void update(HashedFiles listing, boolean all) {
		Map<Path, ParsedFile<T>> former = this.files;
		this.files = new TreeMap<>();
		listing.endingWith(this.suffix).forEach((path, stamp) -> {
			ParsedFile<T> file = former.get(path);
			boolean unchanged = file != null && file.stamp().equals(stamp);
			this.files.put(path, (unchanged && !all) ? file : read(path, stamp, file));
		});
	}

	/**
	 * Return the files and what they contain.
	 * @return the content by file, {@code null} for a file that could never be read
	 */
	Map<Path, @Nullable T> contents() {
		Map<Path, @Nullable T> contents = new TreeMap<>();
		this.files.forEach((path, file) -> contents.put(path, file.content()));
		return contents;
	}

	private ParsedFile<T> read(Path path, List<Object> stamp, @Nullable ParsedFile<T> former) {
		try {
			return new ParsedFile<>(stamp, this.parser.parse(path), false);
		}
		catch (IOException | GeneralSecurityException | RuntimeException ex) {
			T content = (former != null) ? former.content() : null;
			if (former == null || !former.broken() || !former.stamp().equals(stamp)) {
				logger.warn("Cannot read {} of the trust directory, {}: {}", path,
						(content != null) ? "its former content stays in use" : "and never could", ex.toString());
			}
			return new ParsedFile<>(stamp, content, true);
		}
	}

	/**
	 * Reads a file.
	 *
	 * @param <T> what the file contains
	 */
	interface Parser<T> {

		T parse(Path file) throws IOException, GeneralSecurityException;

	}

	private record ParsedFile<T>(List<Object> stamp, @Nullable T content, boolean broken) {
	}

}
