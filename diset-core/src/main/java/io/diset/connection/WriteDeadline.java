package io.diset.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Closes a channel whose socket takes nothing for a time while something waits to be
 * sent: a peer that does not read, or is gone. Progress is looked at once in that time,
 * so that a write costs nothing but a look whether that is planned; the peer gets between
 * one and two times the timeout.
 */
final class WriteDeadline {

	private final FrameChannel frames;

	private Duration timeout;

	private @Nullable Future<?> timer;

	private long framesWritten;

	WriteDeadline(FrameChannel frames, Duration timeout) {
		this.frames = frames;
		this.timeout = timeout;
	}

	/**
	 * Change how long the socket may take nothing, from the next look on.
	 * @param timeout how long
	 */
	void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	/**
	 * Begin to watch if anything waits.
	 */
	void watch() {
		ChannelOutboundBuffer buffer = this.frames.channel().unsafe().outboundBuffer();
		if (this.timer == null && this.frames.closeReason() == null && buffer != null
				&& buffer.totalPendingWriteBytes() > 0) {
			Progress progress = progress(buffer);
			this.timer = this.frames.channel()
				.eventLoop()
				.schedule(() -> check(progress), this.timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * Note that the socket has taken a frame.
	 */
	void frameWritten() {
		this.framesWritten++;
	}

	void cancel() {
		if (this.timer != null) {
			this.timer.cancel(false);
		}
	}

	private void check(Progress before) {
		this.timer = null;
		ChannelOutboundBuffer buffer = this.frames.channel().unsafe().outboundBuffer();
		if (this.frames.closeReason() == null && buffer != null && buffer.totalPendingWriteBytes() > 0
				&& !progress(buffer).isBeyond(before)) {
			this.frames.abort(CloseReason.of(CloseReason.Kind.TIMEOUT, "The peer reads nothing of what is sent"));
		}
		else {
			watch();
		}
	}

	private Progress progress(ChannelOutboundBuffer buffer) {
		return new Progress(this.framesWritten, buffer.totalPendingWriteBytes(), buffer.current(),
				buffer.currentProgress());
	}

	/**
	 * How far the socket has come with what is sent.
	 *
	 * @param frames how many frames it has taken
	 * @param pendingBytes how many bytes the channel holds for it
	 * @param current the first of the buffers with them
	 * @param currentBytes how many bytes of that it has taken
	 */
	private record Progress(long frames, long pendingBytes, @Nullable Object current, long currentBytes) {

		// More bytes are no progress: they only wait behind those that were there before
		boolean isBeyond(Progress before) {
			return this.frames != before.frames || this.pendingBytes < before.pendingBytes
					|| this.current != before.current || this.currentBytes != before.currentBytes;
		}

	}

}
