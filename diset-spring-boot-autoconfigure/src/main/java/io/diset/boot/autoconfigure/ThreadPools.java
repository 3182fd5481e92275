package io.diset.boot.autoconfigure;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.Assert;

/**
 * Makes the thread pools of server and client. Their threads are daemons, so that none
 * that hangs keeps a process from ending, and end when they have been idle for a while. A
 * connection has at most one task in each of their queues at a time.
 *
 * @since 0.1.0
 */
public final class ThreadPools {

	private static final int MIN_BLOCKING_THREADS = 16;

	private static final int BLOCKING_THREADS_PER_PROCESSOR = 4;

	private static final int MIN_COMPUTING_THREADS = 2;

	private static final long KEEP_ALIVE_SECONDS = 60;

	private ThreadPools() {
	}

	/**
	 * Return how many threads a pool has for tasks that may block, if nobody says.
	 * @return the number of threads
	 */
	public static int blockingThreads() {
		return Math.max(MIN_BLOCKING_THREADS, BLOCKING_THREADS_PER_PROCESSOR * processors());
	}

	/**
	 * Return how many threads a pool has for tasks that mostly compute.
	 * @return the number of threads
	 */
	public static int computingThreads() {
		return Math.max(MIN_COMPUTING_THREADS, processors());
	}

	/**
	 * Make a pool.
	 * @param namePrefix what the names of its threads begin with, before their number
	 * @param threads the maximum number of threads, at least 1
	 * @param queueCapacity how many tasks may wait for a thread, at least 1. More are
	 * rejected
	 * @return the pool, to be shut down by the caller
	 * @throws IllegalArgumentException if a number is less than 1
	 */
	public static ExecutorService create(String namePrefix, int threads, int queueCapacity) {
		Assert.isTrue(threads > 0, "A pool of threads needs at least one");
		Assert.isTrue(queueCapacity > 0, "A pool of threads needs room for at least one task");
		CustomizableThreadFactory factory = new CustomizableThreadFactory(namePrefix);
		factory.setDaemon(true);
		ThreadPoolExecutor pool = new ThreadPoolExecutor(threads, threads, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(queueCapacity), factory);
		pool.allowCoreThreadTimeOut(true);
		return pool;
	}

	private static int processors() {
		return Runtime.getRuntime().availableProcessors();
	}

}
