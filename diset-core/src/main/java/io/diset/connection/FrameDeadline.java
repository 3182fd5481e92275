package io.diset.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.diset.codec.ReturnStructure;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Closes a channel whose peer does not finish a frame in time. Set when a read ends
 * inside a frame, and looked at when it ends, so that the frames in between cost nothing
 * but a mark; the peer gets between one and two times the timeout.
 */
final class FrameDeadline {

	private final FrameChannel channel;

	private final Duration timeout;

	private @Nullable Future<?> timer;

	private boolean ended;

	FrameDeadline(FrameChannel channel, Duration timeout) {
		this.channel = channel;
		this.timeout = timeout;
	}

	/**
	 * Begin to watch if a frame has been started.
	 */
	void watch() {
		if (this.timer == null && this.channel.isFrameDue()) {
			this.ended = false;
			this.timer = schedule();
		}
	}

	void frameEnded() {
		this.ended = true;
	}

	void cancel() {
		if (this.timer != null) {
			this.timer.cancel(false);
		}
	}

	private Future<?> schedule() {
		return this.channel.channel().eventLoop().schedule(this::check, this.timeout.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void check() {
		this.timer = null;
		if (this.ended) {
			watch();
		}
		else if (this.channel.isFrameDue()) {
			String text = "Frame not finished within %d ms".formatted(this.timeout.toMillis());
			this.channel.fail(CloseReason.of(CloseReason.Kind.TIMEOUT, text), new ReturnStructure.Failure(0, text));
		}
	}

}
