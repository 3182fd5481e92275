package io.diset.benchmark.load.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import io.diset.benchmark.load.result.Round;
import io.diset.benchmark.load.result.RoundFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Plot}.
 */
class PlotTests {

	@TempDir
	private Path directory;

	@Test
	void drawsAFileForEachWorkloadAndProvider() {
		Path plots = draw(new Round("W4", "jdk-nio", "diset", 1, Map.of("rate", 2.0)),
				new Round("W4", "openssl-epoll", "diset", 1, Map.of("rate", 2.0)));
		assertThat(plots.resolve("W4-jdk-nio.svg")).exists();
		assertThat(plots.resolve("W4-openssl-epoll.svg")).exists();
	}

	@Test
	void drawsNothingWhereTheMainFigureIsMissing() throws IOException {
		Path plots = draw(new Round("W1", "jdk-nio", "diset", 1, Map.of("rate", 2.0)),
				new Round("W2", "jdk-nio", "diset", 1, Map.of("rate", 2.0)));
		try (Stream<Path> files = Files.list(plots)) {
			assertThat(files).containsExactly(plots.resolve("W2-jdk-nio.svg"));
		}
	}

	private Path draw(Round... rounds) {
		RoundFile file = new RoundFile(this.directory.resolve("rounds.jsonl"));
		for (Round round : rounds) {
			file.add(round);
		}
		Path plots = this.directory.resolve("plots");
		Plot.draw(file.path(), plots);
		return plots;
	}

}
