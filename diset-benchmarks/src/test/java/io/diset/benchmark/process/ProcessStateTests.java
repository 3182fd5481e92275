package io.diset.benchmark.process;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ProcessState}.
 */
class ProcessStateTests {

	@Test
	void survivesThePipe() {
		ProcessState state = new ProcessState(1, 2, 3, 4, 5, 6, 7, 8);
		assertThat(ProcessState.parse(state.toLine())).isEqualTo(state);
	}

	@Test
	void refusesOtherText() {
		assertThatIllegalArgumentException().isThrownBy(() -> ProcessState.parse("1 2 3"));
	}

}
