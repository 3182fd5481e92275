package io.diset.boot.autoconfigure.ssl;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks from time to time by one thread, which exists when there is a task. File
 * systems of the network tell nobody of a change, so that somebody has to look.
 */
final class Poller implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Poller.class);

	private final Duration interval;

	private @Nullable ScheduledExecutorService executor;

	/**
	 * Create a poller.
	 * @param interval the time between two runs of a task; 0 for never
	 */
	Poller(Duration interval) {
		this.interval = interval;
	}

	synchronized void add(Runnable task) {
		long nanos = this.interval.toNanos();
		if (nanos <= 0) {
			return;
		}
		if (this.executor == null) {
			this.executor = Executors.newSingleThreadScheduledExecutor(Poller::thread);
		}
		this.executor.scheduleWithFixedDelay(() -> run(task), nanos, nanos, TimeUnit.NANOSECONDS);
	}

	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			// It would not be run again
			logger.error("Files of an SSL bundle cannot be watched", ex);
		}
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "diset-ssl-watch");
		thread.setDaemon(true);
		return thread;
	}

	@Override
	public synchronized void close() {
		if (this.executor != null) {
			this.executor.shutdownNow();
		}
	}

}
