package io.diset.benchmark.load.result;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Summary}.
 */
class SummaryTests {

	@Test
	void hasTheMiddleOfAnOddNumber() {
		assertThat(Summary.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Summary(2, 1, 9));
	}

	@Test
	void hasTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
		assertThat(Summary.of(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(new Summary(3, 1, 9));
	}

	@Test
	void hasASpreadInPercentOfTheMedian() {
		assertThat(new Summary(4, 3, 6).spread()).isEqualTo(75);
	}

	@Test
	void hasNoSpreadAroundNothing() {
		assertThat(new Summary(0, -1, 1).spread()).isZero();
	}

	@Test
	void needsAValue() {
		assertThatIllegalArgumentException().isThrownBy(() -> Summary.of(List.of()));
	}

}
