package io.diset.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HandlerLimitTests {

	private final Queue<String> woken = new ArrayDeque<>();

	@Test
	void hasSoManyPlaces() {
		HandlerLimit limit = new HandlerLimit(2, null);
		assertThat(enter(limit, "a")).isTrue();
		assertThat(enter(limit, "b")).isTrue();
		assertThat(enter(limit, "c")).isFalse();
		assertThat(limit.running()).isEqualTo(2);
		assertThat(limit.waiting()).isOne();
		assertThat(this.woken).isEmpty();
	}

	@Test
	void tellsWhoWaitsInOrderThatThereIsAPlace() {
		HandlerLimit limit = new HandlerLimit(1, null);
		enter(limit, "a");
		enter(limit, "b");
		enter(limit, "c");
		limit.leave();
		assertThat(this.woken).containsExactly("b");
		assertThat(enter(limit, "b")).isTrue();
		assertThat(this.woken).containsExactly("b");
		limit.leave();
		assertThat(this.woken).containsExactly("b", "c");
	}

	@Test
	void holdsTogetherWithAWiderOne() {
		HandlerLimit service = new HandlerLimit(2, null);
		HandlerLimit first = new HandlerLimit(1, service);
		HandlerLimit second = new HandlerLimit(2, service);
		assertThat(enter(first, "a")).isTrue();
		assertThat(enter(first, "b")).isFalse();
		assertThat(enter(second, "c")).isTrue();
		assertThat(enter(second, "d")).isFalse();
		assertThat(second.running()).isOne();
		first.leave();
		assertThat(this.woken).containsExactlyInAnyOrder("b", "d");
		assertThat(service.running()).isOne();
	}

	@Test
	void passesOnAPlaceThatWhoWasWokenCannotTake() {
		HandlerLimit service = new HandlerLimit(2, null);
		HandlerLimit narrow = new HandlerLimit(1, service);
		enter(service, "b1");
		enter(service, "b2");
		enter(narrow, "a1");
		enter(narrow, "a2");
		enter(service, "c");
		service.leave();
		assertThat(this.woken).containsExactly("a1");
		assertThat(enter(narrow, "a1")).isTrue();
		service.leave();
		assertThat(this.woken).contains("a2");
		assertThat(enter(narrow, "a2")).isFalse();
		assertThat(this.woken).contains("c");
		assertThat(enter(service, "c")).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "1, 3", "3, 2" })
	void losesNobodyAmongManyThreads(int places, int wider) throws InterruptedException {
		HandlerLimit service = new HandlerLimit(wider, null);
		HandlerLimit limit = new HandlerLimit(places, service);
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			Contest contest = new Contest(limit, threads, 20_000);
			contest.begin();
			assertThat(contest.done.await(60, TimeUnit.SECONDS)).isTrue();
			assertThat(contest.most.get()).isBetween(1, Math.min(places, wider));
			assertThat(limit.running()).isZero();
			assertThat(service.running()).isZero();
		}
		finally {
			threads.shutdownNow();
		}
	}

	private boolean enter(HandlerLimit limit, String name) {
		return limit.enter(() -> this.woken.add(name));
	}

	/**
	 * Many who want a place at once.
	 */
	private static final class Contest {

		private final HandlerLimit limit;

		private final ExecutorService threads;

		private final int count;

		private final CountDownLatch done;

		private final AtomicInteger inside = new AtomicInteger();

		private final AtomicInteger most = new AtomicInteger();

		Contest(HandlerLimit limit, ExecutorService threads, int count) {
			this.limit = limit;
			this.threads = threads;
			this.count = count;
			this.done = new CountDownLatch(count);
		}

		void begin() {
			for (int i = 0; i < this.count; i++) {
				this.threads.execute(this::enter);
			}
		}

		private void enter() {
			if (this.limit.enter(() -> this.threads.execute(this::enter))) {
				this.most.accumulateAndGet(this.inside.incrementAndGet(), Math::max);
				this.inside.decrementAndGet();
				this.limit.leave();
				this.done.countDown();
			}
		}

	}

}
