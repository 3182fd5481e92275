package io.diset.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogThrottleTests {

	private final MockTicker clock = Ticker.newMockTicker();

	private final EmbeddedChannel timer = EmbeddedChannel.builder().ticker(this.clock).build();

	private final List<String> lines = new ArrayList<>();

	private final LogThrottle throttle = new LogThrottle();

	@AfterEach
	void close() {
		this.timer.finishAndReleaseAll();
	}

	@Test
	void givesAFewEventsLinesOfTheirOwn() {
		log(LogThrottle.CALM);
		assertThat(this.lines).hasSize(LogThrottle.CALM).containsOnlyOnce("0 x1").containsOnlyOnce("9 x1");
		pass(5000);
		assertThat(this.lines).hasSize(LogThrottle.CALM);
	}

	@Test
	void givesAFloodOneLineASecondThatStandsForAll() {
		log(1000);
		assertThat(this.lines).hasSize(LogThrottle.CALM);
		pass(999);
		assertThat(this.lines).hasSize(LogThrottle.CALM);
		pass(1);
		assertThat(this.lines).hasSize(LogThrottle.CALM + 1).last().isEqualTo("999 x990");
	}

	@Test
	void goesOnWithOneLineASecondAsLongAsTheFlood() {
		log(LogThrottle.CALM);
		for (int second = 1; second <= 5; second++) {
			log(100);
			pass(1000);
			assertThat(this.lines).hasSize(LogThrottle.CALM + second).last().isEqualTo("99 x100");
		}
	}

	@Test
	void hasNoLineForASecondWithoutEvents() {
		log(100);
		pass(10_000);
		assertThat(this.lines).hasSize(LogThrottle.CALM + 1);
	}

	@Test
	void isCalmAgainASecondAfterTheFlood() {
		log(100);
		pass(1000);
		log(1);
		assertThat(this.lines).hasSize(LogThrottle.CALM + 1);
		pass(1000);
		assertThat(this.lines).hasSize(LogThrottle.CALM + 2).last().isEqualTo("0 x1");
		pass(1000);
		this.lines.clear();
		log(LogThrottle.CALM);
		assertThat(this.lines).hasSize(LogThrottle.CALM);
	}

	@Test
	void losesNothingWhenTheTimerHasEnded() {
		EndedTimer ended = new EndedTimer();
		for (int i = 0; i < 100; i++) {
			this.throttle.log(ended, (count) -> this.lines.add("x" + count));
		}
		assertThat(this.lines).hasSize(100).containsOnly("x1");
	}

	private void log(int events) {
		for (int i = 0; i < events; i++) {
			int number = i;
			this.throttle.log(this.timer.eventLoop(), (count) -> this.lines.add(number + " x" + count));
		}
	}

	private void pass(long millis) {
		this.clock.advance(millis, TimeUnit.MILLISECONDS);
		this.timer.runScheduledPendingTasks();
	}

	/**
	 * A timer that takes nothing.
	 */
	private static final class EndedTimer extends ScheduledThreadPoolExecutor {

		EndedTimer() {
			super(0);
			shutdown();
		}

	}

}
