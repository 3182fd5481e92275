package io.diset.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * The delays between the attempts to come back. Guarded by the lock of its owner.
 */
final class ReconnectTimer {

	private final ReconnectPolicy policy;

	private final Scheduler scheduler;

	private Disposable timer = Disposables.disposed();

	/**
	 * How often the client had to come back, but for connections that lasted.
	 */
	private int failures;

	private long connectedAt;

	ReconnectTimer(ReconnectPolicy policy, Scheduler scheduler) {
		this.policy = policy;
		this.scheduler = scheduler;
	}

	/**
	 * Return whether a client that has lost its connection tries again.
	 * @return whether it does
	 */
	boolean isEnabled() {
		return this.policy.enabled();
	}

	/**
	 * Note that there is a connection.
	 */
	void connected() {
		this.connectedAt = now();
	}

	/**
	 * Note that a connection was lost. One that lasted long enough sets back the delays.
	 */
	void lost() {
		if (now() - this.connectedAt >= this.policy.maxDelay().toMillis()) {
			this.failures = 0;
		}
	}

	/**
	 * Wait for the time of the next attempt.
	 * @param task runs then
	 */
	void start(Runnable task) {
		Duration delay = this.policy.delay(this.failures++, ThreadLocalRandom.current());
		this.timer = this.scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	void stop() {
		this.timer.dispose();
	}

	/**
	 * Stop, and begin with the shortest delay the next time.
	 */
	void reset() {
		stop();
		this.failures = 0;
	}

	private long now() {
		return this.scheduler.now(TimeUnit.MILLISECONDS);
	}

}
