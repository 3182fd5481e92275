package io.diset.benchmark.soak;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link Trend}.
 */
class TrendTests {

	@Test
	void isZeroForWhatStays() {
		assertThat(Trend.rise(new long[] { 7, 7, 7, 7 })).isZero();
	}

	@Test
	void isTheWholeRiseOfAStraightLine() {
		assertThat(Trend.rise(new long[] { 100, 110, 120, 130, 140 })).isEqualTo(40, within(1e-9));
	}

	@Test
	void isNegativeForAFall() {
		assertThat(Trend.rise(new long[] { 30, 20, 10 })).isEqualTo(-20, within(1e-9));
	}

	@Test
	void doesNotFollowOneValueThatStandsOut() {
		assertThat(Trend.rise(new long[] { 10, 10, 10, 1_000_000, 10, 10, 10 })).isZero();
	}

	@Test
	void doesNotFollowAStepAtTheEnd() {
		assertThat(Trend.rise(new long[] { 10, 10, 10, 10, 10, 10, 90 })).isZero();
	}

	@Test
	void findsARiseUnderNoise() {
		assertThat(Trend.rise(new long[] { 100, 90, 130, 120, 160, 150, 190, 180 })).isBetween(80.0, 120.0);
	}

	@Test
	void isZeroForASingleValue() {
		assertThat(Trend.rise(new long[] { 5 })).isZero();
	}

}
