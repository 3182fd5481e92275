package io.diset.benchmark.load.worker;

import java.util.List;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Latencies}.
 */
class LatenciesTests {

	private final Latencies latencies = new Latencies();

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 63, 64, 65, 127, 128, 1000, 70_000, 1_234_567, 3_600_000_000_000L, Long.MAX_VALUE })
	void keepsAValueToAboutAPercent(long nanos) {
		this.latencies.record(nanos);
		assertThat(this.latencies.percentiles(List.of(50.0)).get(0)).isCloseTo(nanos, Percentage.withPercentage(1.6));
	}

	@Test
	void findsPercentiles() {
		for (int i = 1; i <= 1000; i++) {
			this.latencies.record(i * 1000L);
		}
		List<Long> percentiles = this.latencies.percentiles(List.of(50.0, 99.0, 100.0));
		assertThat(percentiles.get(0)).isCloseTo(500_000, Percentage.withPercentage(1.6));
		assertThat(percentiles.get(1)).isCloseTo(990_000, Percentage.withPercentage(1.6));
		assertThat(percentiles.get(2)).isCloseTo(1_000_000, Percentage.withPercentage(1.6));
	}

	@Test
	void hasNoPercentilesOfNothing() {
		this.latencies.record(1);
		this.latencies.reset();
		assertThat(this.latencies.percentiles(List.of(50.0))).isEmpty();
	}

}
