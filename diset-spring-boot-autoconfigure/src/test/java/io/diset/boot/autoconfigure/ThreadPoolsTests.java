package io.diset.boot.autoconfigure;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ThreadPoolsTests {

	@Test
	void namesItsThreadsWhichAreDaemons() throws Exception {
		ExecutorService pool = ThreadPools.create("test-", 2, 100);
		try {
			Thread thread = pool.submit(Thread::currentThread).get(10, TimeUnit.SECONDS);
			assertThat(thread.getName()).isEqualTo("test-1");
			assertThat(thread.isDaemon()).isTrue();
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Test
	void isBoundedAndLetsIdleThreadsEnd() {
		ThreadPoolExecutor pool = (ThreadPoolExecutor) ThreadPools.create("test-", 3, 100);
		assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
		assertThat(pool.getCorePoolSize()).isEqualTo(3);
		assertThat(pool.allowsCoreThreadTimeOut()).isTrue();
		assertThat(pool.getPoolSize()).isZero();
		pool.shutdownNow();
	}

	@Test
	void rejectsWhatFindsNoRoomInTheQueue() {
		ExecutorService pool = ThreadPools.create("test-", 1, 1);
		CountDownLatch end = new CountDownLatch(1);
		pool.submit(() -> end.await(10, TimeUnit.SECONDS));
		pool.submit(() -> end.await(10, TimeUnit.SECONDS));
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> pool.submit(() -> null));
		end.countDown();
		pool.shutdownNow();
	}

	@Test
	void refusesAPoolWithoutThreads() {
		assertThatIllegalArgumentException().isThrownBy(() -> ThreadPools.create("test-", 0, 100))
			.withMessage("A pool of threads needs at least one");
	}

	@Test
	void hasAnAnswerForEveryMachine() {
		assertThat(ThreadPools.blockingThreads()).isGreaterThanOrEqualTo(16);
		assertThat(ThreadPools.computingThreads()).isGreaterThanOrEqualTo(2);
	}

}
