package io.diset.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection in order that has lasted for long enough, or has been idle for too
 * long. Belongs to the event loop.
 */
final class LifetimeWatch {

	private final FrameChannel frames;

	private final Lifetime lifetime;

	private final BooleanSupplier busy;

	private @Nullable Future<?> age;

	private @Nullable Future<?> idle;

	private boolean used;

	/**
	 * Create a watch that has not begun.
	 * @param frames the channel of the connection
	 * @param busy whether anything is being done for the connection
	 */
	LifetimeWatch(FrameChannel frames, BooleanSupplier busy) {
		this.frames = frames;
		this.lifetime = frames.settings().lifetime();
		this.busy = busy;
	}

	/**
	 * Begin: the connection is accepted.
	 */
	void start() {
		Duration maxAge = this.lifetime.maxAge();
		if (maxAge != null) {
			this.age = schedule(() -> close("open for its maximum age"), this.lifetime.shortened(maxAge));
		}
		Duration maxIdle = this.lifetime.maxIdle();
		if (maxIdle != null) {
			watchIdle(this.lifetime.shortened(maxIdle));
		}
	}

	/**
	 * Note that a message was received or sent.
	 */
	void used() {
		this.used = true;
	}

	void stop() {
		cancel(this.age);
		cancel(this.idle);
	}

	private void watchIdle(Duration time) {
		this.idle = schedule(() -> checkIdle(time), time);
	}

	private void checkIdle(Duration time) {
		if (this.used || this.busy.getAsBoolean()) {
			this.used = false;
			watchIdle(time);
		}
		else {
			close("idle for its maximum time");
		}
	}

	private void close(String text) {
		this.frames.close(CloseReason.of(CloseReason.Kind.LIFETIME, text));
	}

	private Future<?> schedule(Runnable task, Duration time) {
		return this.frames.channel().eventLoop().schedule(task, time.toMillis(), TimeUnit.MILLISECONDS);
	}

	private static void cancel(@Nullable Future<?> timer) {
		if (timer != null) {
			timer.cancel(false);
		}
	}

}
