package io.diset.benchmark.load.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RoundFile}.
 */
class RoundFileTests {

	private static final Round FIRST = new Round("W4", "jdk-nio", "diset", 1,
			Map.of("rate", 1234567.8, "serverBytes", 12.0));

	private static final Round SECOND = new Round("W4", "jdk-nio", "limit", 1, Map.of("rate", 2.0));

	@TempDir
	private Path directory;

	@Test
	void readsWhatWasAdded() {
		RoundFile file = new RoundFile(this.directory.resolve("new/rounds.jsonl"));
		file.add(FIRST);
		file.add(SECOND);
		assertThat(file.read()).containsExactly(FIRST, SECOND);
	}

	@Test
	void hasARoundInEachLine() throws IOException {
		Path path = this.directory.resolve("rounds.jsonl");
		new RoundFile(path).add(SECOND);
		new RoundFile(path).add(SECOND);
		assertThat(Files.readAllLines(path)).hasSize(2).allMatch((line) -> line.contains("\"contender\":\"limit\""));
	}

	@Test
	void refusesALineThatIsNoRound() throws IOException {
		Path path = Files.writeString(this.directory.resolve("rounds.jsonl"), "W4 diset 1\n");
		assertThatIllegalArgumentException().isThrownBy(() -> new RoundFile(path).read())
			.withMessage("Not a round: W4 diset 1");
	}

}
