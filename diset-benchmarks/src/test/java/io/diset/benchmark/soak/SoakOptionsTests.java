package io.diset.benchmark.soak;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SoakOptions}.
 */
class SoakOptionsTests {

	@Test
	void hasDefaults() {
		assertThat(SoakOptions.parse(List.of(), 7))
			.isEqualTo(new SoakOptions(Duration.ofMinutes(1), 7, Fault.NONE, false, List.of()));
	}

	@Test
	void takesAll() {
		List<String> args = List.of("0.5", "--seed", "3", "--fault", "lost-buffers", "--openssl",
				"--diset.server.inbound.window=16");
		assertThat(SoakOptions.parse(args, 7)).isEqualTo(new SoakOptions(Duration.ofSeconds(30), 3, Fault.LOST_BUFFERS,
				true, List.of("--diset.server.inbound.window=16")));
	}

	@Test
	void refusesAnythingElse() {
		assertThatIllegalArgumentException().isThrownBy(() -> SoakOptions.parse(List.of("--quick"), 7))
			.withMessage("Not a number of minutes: --quick");
	}

	@Test
	void namesTheFaultsThatThereAre() {
		assertThatIllegalArgumentException().isThrownBy(() -> SoakOptions.parse(List.of("--fault", "nonsense"), 7))
			.withMessageStartingWith("Not a fault: nonsense. There are [none, ")
			.withMessageContaining("lost-buffers");
	}

	@Test
	void refusesNoTime() {
		assertThatIllegalArgumentException().isThrownBy(() -> SoakOptions.parse(List.of("0"), 7));
	}

	@Test
	void hasRoundsOfATenthOfTheTimeWithinLimits() {
		assertThat(SoakOptions.parse(List.of("0.1"), 7).round()).isEqualTo(Duration.ofSeconds(4));
		assertThat(SoakOptions.parse(List.of("2"), 7).round()).isEqualTo(Duration.ofSeconds(12));
		assertThat(SoakOptions.parse(List.of("600"), 7).round()).isEqualTo(Duration.ofSeconds(30));
	}

}
