package io.diset.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection in order that has lasted for long enough, has been idle for too long,
 * or whose peer had a certificate that is valid no more. Belongs to the event loop.
 */
final class LifetimeWatch {

	private final FrameChannel frames;

	private final Lifetime lifetime;

	private final StableConnection connection;

	private @Nullable Future<?> age;

	private @Nullable Future<?> idle;

	private @Nullable Future<?> expiry;

	private boolean used;

	/**
	 * Create a watch that has not begun.
	 * @param connection the connection
	 * @param frames its channel
	 */
	LifetimeWatch(StableConnection connection, FrameChannel frames) {
		this.frames = frames;
		this.lifetime = frames.settings().lifetime();
		this.connection = connection;
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
	 * End a connection at a time, after telling the peer.
	 * @param time when the first certificate of the peer expires
	 */
	void expireAt(Instant time) {
		Duration left = Duration.between(Instant.now(), time);
		this.expiry = schedule(() -> {
			CloseReason reason = CloseReason.of(CloseReason.Kind.EXPIRED, "The certificate expired at " + time);
			this.connection.closeWithError(reason, reason.told());
		}, left.isNegative() ? Duration.ZERO : left);
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
		cancel(this.expiry);
	}

	private void watchIdle(Duration time) {
		this.idle = schedule(() -> checkIdle(time), time);
	}

	private void checkIdle(Duration time) {
		if (this.used || this.connection.isBusy()) {
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
