package io.diset.benchmark.load.result;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Comparison}.
 */
class ComparisonTests {

	@Test
	void keepsWorkloadsAndProvidersApart() {
		List<Comparison> comparisons = Comparison.of(List.of(round("W4", "openssl-epoll", "diset", 1),
				round("W4", "jdk-nio", "diset", 2), round("W2", "openssl-epoll", "diset", 3)));
		assertThat(comparisons).extracting(Comparison::workload).containsExactly("W4", "W4", "W2");
		assertThat(comparisons).extracting(Comparison::provider)
			.containsExactly("openssl-epoll", "jdk-nio", "openssl-epoll");
	}

	@Test
	void keepsTheOrderOfContenders() {
		assertThat(compare(round("limit", 1), round("diset", 1), round("grpc", 1)).contenders())
			.containsOnlyKeys("limit", "diset", "grpc");
	}

	@Test
	void summarizesRounds() {
		assertThat(compare(round("diset", 3), round("limit", 50), round("diset", 1), round("diset", 2)).summary("diset",
				Figure.RATE))
			.isEqualTo(new Summary(2, 1, 3));
	}

	@Test
	void comparesMedians() {
		Comparison comparison = compare(round("diset", 1), round("limit", 4), round("diset", 3), round("limit", 4));
		assertThat(comparison.ratio("limit", Figure.RATE)).isEqualTo(0.5);
	}

	@Test
	void comparesTheServerWhereTheClientCannotDoIt() {
		assertThat(compare(round("diset-server", 3), round("limit", 4)).ratio("limit", Figure.RATE)).isEqualTo(0.75);
	}

	@Test
	void hasNoRatioWithoutOurs() {
		assertThat(compare(round("grpc", 3), round("limit", 4)).ratio("limit", Figure.RATE)).isNull();
	}

	@Test
	void hasNoRatioOfWhatWasNotMeasured() {
		assertThat(compare(round("diset", 3), round("limit", 4)).ratio("limit", Figure.P50)).isNull();
	}

	private static Comparison compare(Round... rounds) {
		return Comparison.of(List.of(rounds)).get(0);
	}

	private static Round round(String contender, double rate) {
		return round("W4", "openssl-epoll", contender, rate);
	}

	private static Round round(String workload, String provider, String contender, double rate) {
		return new Round(workload, provider, contender, 1, Map.of(Figure.RATE.key(), rate));
	}

}
