package io.diset.connection;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LazyQueueTests {

	private final LazyQueue<Integer> queue = new LazyQueue<>();

	@Test
	void isEmptyBeforeAnythingWaited() {
		assertThat(this.queue.isEmpty()).isTrue();
		assertThat(this.queue.peek()).isNull();
		assertThat(this.queue.poll()).isNull();
	}

	@Test
	void givesInOrderWhatWasOffered() {
		this.queue.offer(1);
		this.queue.offer(2);
		assertThat(this.queue.isEmpty()).isFalse();
		assertThat(this.queue.peek()).isEqualTo(1);
		assertThat(this.queue.poll()).isEqualTo(1);
		assertThat(this.queue.poll()).isEqualTo(2);
		assertThat(this.queue.isEmpty()).isTrue();
	}

	@Test
	void losesNothingWhenSeveralThreadsAreTheFirst() throws Exception {
		int threads = 4;
		for (int round = 0; round < 200; round++) {
			LazyQueue<Integer> fresh = new LazyQueue<>();
			offerAtOnce(fresh, threads);
			Set<Integer> taken = new HashSet<>();
			for (Integer next = fresh.poll(); next != null; next = fresh.poll()) {
				taken.add(next);
			}
			assertThat(taken).hasSize(threads);
		}
	}

	private static void offerAtOnce(LazyQueue<Integer> queue, int threads) throws Exception {
		CyclicBarrier start = new CyclicBarrier(threads);
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		for (int i = 0; i < threads; i++) {
			int element = i;
			executor.submit(() -> {
				start.await();
				queue.offer(element);
				return null;
			});
		}
		executor.shutdown();
		assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
	}

}
