package io.diset.boot.autoconfigure.ssl;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PollerTests {

	@Test
	void runsATaskAgainAlsoWhenItFails() throws Exception {
		CountDownLatch runs = new CountDownLatch(3);
		try (Poller poller = new Poller(Duration.ofMillis(1))) {
			poller.add(() -> {
				runs.countDown();
				throw new IllegalStateException("expected by the test");
			});
			assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void hasNoThreadWhereNothingIsToBeRunAgain() {
		try (Poller poller = new Poller(Duration.ZERO)) {
			poller.add(() -> {
			});
			assertThat(poller).extracting("executor").isNull();
		}
	}

}
