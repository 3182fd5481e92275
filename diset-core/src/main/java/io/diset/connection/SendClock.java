package io.diset.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The time that messages may wait to be sent, in a few steps, so that a message costs
 * neither a timer nor a look at the clock: one waits between one and one and a quarter
 * times the timeout. Stands still while nothing waits. But for {@link #step()}, it
 * belongs to the event loop.
 */
final class SendClock {

	private static final int STEPS = 4;

	private final EventLoop eventLoop;

	private final Duration timeout;

	private final BooleanSupplier onStep;

	private @Nullable Future<?> timer;

	private volatile int step;

	/**
	 * Create a clock that stands still.
	 * @param eventLoop the event loop of the connection
	 * @param timeout how long a message may wait
	 * @param onStep called for each step; returns whether anything still waits
	 */
	SendClock(EventLoop eventLoop, Duration timeout, BooleanSupplier onStep) {
		this.eventLoop = eventLoop;
		this.timeout = timeout;
		this.onStep = onStep;
	}

	/**
	 * Return the step of what begins to wait. Safe to call on any thread.
	 * @return the step
	 */
	int step() {
		return this.step;
	}

	/**
	 * Return whether something waits for too long.
	 * @param since the step in which it began to wait
	 * @return whether the timeout has passed
	 */
	boolean isLate(int since) {
		return this.step - since > STEPS;
	}

	/**
	 * Let the clock go, unless it goes: something waits.
	 */
	void start() {
		if (this.timer == null) {
			this.timer = this.eventLoop.schedule(this::next, TimeUnit.NANOSECONDS.convert(this.timeout) / STEPS,
					TimeUnit.NANOSECONDS);
		}
	}

	void stop() {
		if (this.timer != null) {
			this.timer.cancel(false);
			this.timer = null;
		}
	}

	Duration timeout() {
		return this.timeout;
	}

	// Only the event loop writes it
	@SuppressWarnings("NonAtomicVolatileUpdate")
	private void next() {
		this.timer = null;
		this.step++;
		if (this.onStep.getAsBoolean()) {
			start();
		}
	}

}
