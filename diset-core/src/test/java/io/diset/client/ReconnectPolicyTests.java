package io.diset.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The delays between two tries.
 */
class ReconnectPolicyTests {

	private final ReconnectPolicy policy = new ReconnectPolicy(true, Duration.ofMillis(100), Duration.ofSeconds(1),
			0.5);

	@ParameterizedTest
	@CsvSource({ "0, 100", "1, 200", "2, 400", "3, 800", "4, 1000", "5, 1000", "100, 1000", "100000, 1000" })
	void doublesTheDelayUpToTheMaximum(int failures, long millis) {
		assertThat(this.policy.delay(failures, fixed(0))).hasMillis(millis);
	}

	@ParameterizedTest
	@CsvSource({ "0.0, 1000", "0.5, 750", "0.999999, 500" })
	void shortensTheDelayByChance(double chance, long millis) {
		assertThat(this.policy.delay(10, fixed(chance))).hasMillis(millis);
	}

	@Test
	void neverTriesWithoutADelay() {
		ReconnectPolicy wild = new ReconnectPolicy(true, Duration.ofMillis(1), Duration.ofMillis(1), 1);
		assertThat(wild.delay(0, fixed(0.999999))).hasMillis(1);
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.1, 1.1, Double.NaN })
	void refusesAJitterOutsideItsRange(double jitter) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ReconnectPolicy(true, Duration.ofMillis(1), Duration.ofMillis(1), jitter));
	}

	@ParameterizedTest
	@CsvSource({ "0, 1000", "-1, 1000", "2000, 1000" })
	void refusesDelaysThatMakeNoSense(long initial, long longest) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ReconnectPolicy(true, Duration.ofMillis(initial), Duration.ofMillis(longest), 0));
	}

	private static RandomGenerator fixed(double chance) {
		return new RandomGenerator() {

			@Override
			public long nextLong() {
				throw new AssertionError("Not a double");
			}

			@Override
			public double nextDouble() {
				return chance;
			}

		};
	}

}
