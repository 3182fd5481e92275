package io.diset.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.diset.codec.FrameEncoder;
import io.diset.codec.KeepAlive;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a silent peer whether it is still there, and gives it up when it stays silent. Any
 * byte from it is a sign of life. Nothing is asked while this side does not read, or
 * while the peer owes the rest of a frame: then it could not be heard. While this side
 * does not read, it cannot see that it is asked either, so it sends a sign of life of its
 * own: an answer that nobody waits for, which a peer of ours ignores.
 */
final class KeepAliveMonitor {

	private static final Logger logger = LoggerFactory.getLogger(KeepAliveMonitor.class);

	private static final String SIGN_OF_LIFE = "alive";

	private final FrameChannel frames;

	private boolean announced;

	private @Nullable Future<?> timer;

	private long lastActivity;

	private int pings;

	private boolean pinging;

	private boolean waiting;

	private long askedAt;

	private ConnectionMetrics metrics = ConnectionMetrics.NONE;

	KeepAliveMonitor(FrameChannel frames) {
		this.frames = frames;
	}

	/**
	 * Begin.
	 * @param announced whether the peer has announced itself as one of ours
	 * @param metrics learns how long answers take
	 */
	void start(boolean announced, ConnectionMetrics metrics) {
		this.metrics = metrics;
		this.announced = announced;
		this.lastActivity = now();
		checkAfter(nanos(settings().idle()));
	}

	void stop() {
		if (this.timer != null) {
			this.timer.cancel(false);
			this.timer = null;
		}
	}

	void received() {
		if (this.timer != null) {
			this.lastActivity = now();
			if (this.waiting) {
				logger.debug("{} is still there", this.frames.remoteAddress());
				this.waiting = false;
				this.metrics.keptAlive(this.lastActivity - this.askedAt);
				this.timer.cancel(false);
				checkAfter(nanos(settings().idle()));
			}
		}
	}

	void sent() {
		if (this.timer != null) {
			this.lastActivity = now();
		}
	}

	private void check() {
		if (this.frames.closeReason() != null) {
			return;
		}
		if (this.waiting) {
			logger.debug("{} is silent", this.frames.remoteAddress());
			this.frames.abort(CloseReason.of(CloseReason.Kind.TIMEOUT,
					"No answer to a keep-alive within %d ms".formatted(timeout().toMillis())));
		}
		else {
			checkIdle();
		}
	}

	private void checkIdle() {
		long idle = nanos(settings().idle());
		long left = idle - (now() - this.lastActivity);
		if (left > 0) {
			checkAfter(left);
		}
		else if (this.frames.isPaused() && this.announced) {
			logger.debug("Telling {} that this side is still there", this.frames.remoteAddress());
			checkAfter(idle);
			this.frames.out().writeUrgent(encode(new KeepAlive(SIGN_OF_LIFE, false)));
		}
		else if (this.pinging || this.frames.isPaused() || this.frames.isFrameDue()) {
			checkAfter(idle);
		}
		else {
			ping();
		}
	}

	private void ping() {
		logger.debug("Asking {} whether it is still there", this.frames.remoteAddress());
		KeepAlive ping = new KeepAlive(Integer.toString(++this.pings), true);
		this.pinging = true;
		// While it cannot be written, the deadline of writes holds
		checkAfter(nanos(settings().idle()));
		this.frames.out().write(encode(ping), (done) -> flushed());
		this.frames.out().flush();
	}

	private ByteBuf encode(KeepAlive keepAlive) {
		return FrameEncoder.frame(this.frames.channel().alloc(), this.frames.out().encoding(), keepAlive);
	}

	private void flushed() {
		this.frames.out().written();
		this.pinging = false;
		// To pause, something must have been received since the ping: that was an answer
		if (this.timer != null && !this.frames.isPaused()) {
			this.waiting = true;
			this.askedAt = now();
			this.timer.cancel(false);
			checkAfter(nanos(timeout()));
		}
	}

	private KeepAliveSettings settings() {
		return this.frames.settings().keepAlive();
	}

	private Duration timeout() {
		return this.announced ? settings().timeout() : settings().foreignTimeout();
	}

	private void checkAfter(long nanos) {
		this.timer = this.frames.channel().eventLoop().schedule(this::check, nanos, TimeUnit.NANOSECONDS);
	}

	// At most some 292 years
	private static long nanos(Duration time) {
		return TimeUnit.NANOSECONDS.convert(time);
	}

	private long now() {
		return this.frames.channel().eventLoop().ticker().nanoTime();
	}

}
