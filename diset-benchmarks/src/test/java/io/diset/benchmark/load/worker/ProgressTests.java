package io.diset.benchmark.load.worker;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Progress} and {@link Usage}.
 */
class ProgressTests {

	@Test
	void reachesAnotherProcess() {
		Progress progress = new Progress(new Usage(1, 2, 3), 4, List.of(5L, 6L));
		assertThat(Progress.parse(progress.toLine())).isEqualTo(progress);
	}

	@Test
	void needsNoLatencies() {
		Progress progress = new Progress(new Usage(1, 2, 3), 4, List.of());
		assertThat(Progress.parse(progress.toLine())).isEqualTo(progress);
	}

	@Test
	void tellsWhatWasUsedSince() {
		assertThat(new Usage(10, 20, 30).since(new Usage(1, 2, 3))).isEqualTo(new Usage(9, 18, 27));
	}

	@Test
	void seesWhatThisProcessAllocates() {
		Usage before = Usage.measure();
		byte[] bytes = new byte[1_000_000];
		assertThat(Usage.measure().since(before).allocatedBytes()).isGreaterThanOrEqualTo(bytes.length);
	}

}
