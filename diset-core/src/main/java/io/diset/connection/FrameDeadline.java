package io.diset.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.diset.codec.ReturnStructure;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Closes a channel whose peer does not finish a frame in time. Set when a read ends
 * inside a frame, and looked at when it ends, so that the frames in between cost nothing;
 * the peer gets between one and two times the timeout.
 */
final class FrameDeadline {

	private final FrameChannel channel;

	private final ReceivedBytes received;

	private @Nullable Future<?> timer;

	private int framesBefore;

	FrameDeadline(FrameChannel channel, ReceivedBytes received) {
		this.channel = channel;
		this.received = received;
	}

	/**
	 * Begin to watch, unless that has begun: a frame is due.
	 */
	void watch() {
		if (this.timer == null) {
			this.framesBefore = this.received.frames();
			this.timer = this.channel.channel()
				.eventLoop()
				.schedule(this::check, timeout().toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	void cancel() {
		if (this.timer != null) {
			this.timer.cancel(false);
		}
	}

	private Duration timeout() {
		return this.channel.settings().frameTimeout();
	}

	private void check() {
		this.timer = null;
		if (!this.channel.isFrameDue()) {
			return;
		}
		if (this.received.frames() != this.framesBefore) {
			watch();
		}
		else {
			String text = "Frame not finished within %d ms".formatted(timeout().toMillis());
			this.channel.fail(CloseReason.of(CloseReason.Kind.TIMEOUT, text), new ReturnStructure.Failure(0, text));
		}
	}

}
