package io.diset.benchmark.load.result;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ResultTable}.
 */
class ResultTableTests {

	@Test
	void hasALineForEachContender() {
		assertThat(table(new Round("W4", "jdk-nio", "diset", 1, Map.of("rate", 200.0)),
				new Round("W4", "jdk-nio", "diset", 2, Map.of("rate", 300.0)),
				new Round("W4", "jdk-nio", "limit", 1, Map.of("rate", 1000.0))))
			.containsExactly("W4, jdk-nio: more is better", "per s min max spread ours/it",
					"diset 250 200 300 40 % 1.00", "limit 1000 1000 1000 0 % 0.25");
	}

	@Test
	void hasAColumnForEachFigureThatSomeoneHas() {
		assertThat(table(new Round("W4", "jdk-nio", "diset", 1, Map.of("rate", 200.0, "serverBytes", 1234.0)),
				new Round("W4", "jdk-nio", "limit", 1, Map.of("rate", 400.0, "clientCpuMicros", 1.5))))
			.containsExactly("W4, jdk-nio: more is better", "per s min max spread ours/it client µs server B",
					"diset 200 200 200 0 % 1.00 - 1234", "limit 400 400 400 0 % 0.50 1.50 -");
	}

	@Test
	void beginsWithTheLatencyWhereTheWorkloadIsAboutIt() {
		assertThat(table(new Round("W1", "jdk-nio", "diset", 1, Map.of("rate", 200.0, "p50Micros", 70.0))))
			.containsExactly("W1, jdk-nio: less is better", "p50 µs min max spread ours/it per s",
					"diset 70.00 70.00 70.00 0 % 1.00 200");
	}

	private static List<String> table(Round... rounds) {
		return ResultTable.of(Comparison.of(List.of(rounds)).get(0))
			.lines()
			.map((line) -> line.strip().replaceAll(" +", " "))
			.toList();
	}

}
