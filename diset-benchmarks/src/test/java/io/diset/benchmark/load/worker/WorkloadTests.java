package io.diset.benchmark.load.worker;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Workload} and {@link Contender}.
 */
class WorkloadTests {

	@Test
	void isFoundByItsName() {
		for (Workload workload : Workload.values()) {
			assertThat(Workload.find(workload.toString())).containsExactly(workload);
		}
	}

	@Test
	void isFoundWithOthersByWhatComesFirst() {
		assertThat(Workload.find("W5")).containsExactly(Workload.W5_FULL, Workload.W5_RESUMED);
	}

	@Test
	void isNotFoundByAnythingElse() {
		assertThatIllegalArgumentException().isThrownBy(() -> Workload.find("W"))
			.withMessageStartingWith("Not a workload: W. There is W1, W2");
	}

	@Test
	void contenderIsFoundByItsName() {
		for (Contender contender : Contender.values()) {
			assertThat(Contender.of(contender.toString())).isEqualTo(contender);
		}
		assertThatIllegalArgumentException().isThrownBy(() -> Contender.of("http"))
			.withMessageStartingWith("Not a contender: http. There is diset, ");
	}

	@Test
	void isForThoseWhoHaveSuchMessages() {
		assertThat(Contender.GRPC.supports(Workload.W4)).isTrue();
		assertThat(Contender.GRPC.supports(Workload.W9)).isFalse();
		assertThat(Contender.DISET.supports(Workload.W9)).isTrue();
		assertThat(Contender.DISET.supports(Workload.W11)).isFalse();
		assertThat(Contender.DISET_SERVER.supports(Workload.W11)).isTrue();
	}

}
