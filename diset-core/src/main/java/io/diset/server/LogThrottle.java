package io.diset.server;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a flood of events of one kind from flooding the log. A few events each have a
 * line of their own. While there are more, the last one of each second has a line, which
 * stands for all. Safe to use on any thread.
 */
final class LogThrottle {

	/**
	 * How many events have lines of their own before it is a flood.
	 */
	static final int CALM = 10;

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private boolean intervalRuns;

	private int left = CALM;

	private int held;

	private @Nullable IntConsumer last;

	/**
	 * Log an event now, or with others at the end of the second.
	 * @param timer calls at the end of the second
	 * @param line logs the event; takes the number of events for which the line stands
	 */
	void log(ScheduledExecutorService timer, IntConsumer line) {
		if (takesOwnLine(line)) {
			line.accept(1);
		}
		if (begins()) {
			schedule(timer);
		}
	}

	private synchronized boolean takesOwnLine(IntConsumer line) {
		if (this.left > 0) {
			this.left--;
			return true;
		}
		this.held++;
		this.last = line;
		return false;
	}

	private synchronized boolean begins() {
		boolean begins = !this.intervalRuns;
		this.intervalRuns = true;
		return begins;
	}

	private void schedule(ScheduledExecutorService timer) {
		try {
			timer.schedule(() -> intervalEnded(timer), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			// The timer has ended: there will be no flood
			intervalEnded(timer);
		}
	}

	private void intervalEnded(ScheduledExecutorService timer) {
		IntConsumer line;
		int events;
		synchronized (this) {
			line = this.last;
			events = this.held;
			this.last = null;
			this.held = 0;
			this.intervalRuns = line != null;
			this.left = (line != null) ? 0 : CALM;
		}
		if (line != null) {
			line.accept(events);
			schedule(timer);
		}
	}

}
