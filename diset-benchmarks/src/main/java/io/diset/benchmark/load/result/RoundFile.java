package io.diset.benchmark.load.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file with rounds, one JSON object in each line.
 *
 * @param path where it is
 * @since 0.1.0
 */
public record RoundFile(Path path) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/**
	 * Add a round to the file, which is made if there is none.
	 * @param round the round
	 */
	public void add(Round round) {
		try {
			Path directory = this.path.toAbsolutePath().getParent();
			if (directory != null) {
				Files.createDirectories(directory);
			}
			Files.writeString(this.path, JSON.writeValueAsString(round) + "\n", StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read all rounds.
	 * @return the rounds in the order of the file
	 * @throws IllegalArgumentException if a line is no round
	 */
	public List<Round> read() {
		try (Stream<String> lines = Files.lines(this.path)) {
			return lines.filter((line) -> !line.isBlank()).map(RoundFile::parse).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Round parse(String line) {
		try {
			return JSON.readValue(line, Round.class);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("Not a round: " + line, ex);
		}
	}

}
