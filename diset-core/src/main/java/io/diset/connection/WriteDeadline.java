package io.diset.connection;

import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Closes a channel whose socket takes nothing for a time while something waits to be
 * sent: a peer that does not read, or is gone. Progress is looked at once in that time,
 * so that a write costs nothing more; the peer gets between one and two times the
 * timeout.
 */
final class WriteDeadline {

	private final FrameChannel frames;

	private @Nullable Future<?> timer;

	WriteDeadline(FrameChannel frames) {
		this.frames = frames;
	}

	/**
	 * Begin to watch, unless that has begun, if anything waits.
	 */
	void watch() {
		ChannelOutboundBuffer buffer = waiting(this.frames);
		if (this.timer == null && buffer != null) {
			Progress progress = progress(buffer);
			this.timer = this.frames.channel()
				.eventLoop()
				.schedule(() -> check(progress), this.frames.out().writeTimeout().toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * Return what the socket has not taken.
	 * @param frames a channel
	 * @return the buffer, or {@code null} if nothing waits there or the channel is being
	 * closed
	 */
	static @Nullable ChannelOutboundBuffer waiting(FrameChannel frames) {
		ChannelOutboundBuffer buffer = frames.channel().unsafe().outboundBuffer();
		return (buffer != null && buffer.totalPendingWriteBytes() > 0 && frames.closeReason() == null) ? buffer : null;
	}

	void cancel() {
		if (this.timer != null) {
			this.timer.cancel(false);
		}
	}

	private void check(Progress before) {
		this.timer = null;
		ChannelOutboundBuffer buffer = waiting(this.frames);
		if (buffer != null && !progress(buffer).isBeyond(before)) {
			this.frames.abort(CloseReason.of(CloseReason.Kind.TIMEOUT, "The peer reads nothing of what is sent"));
		}
		else {
			watch();
		}
	}

	private Progress progress(ChannelOutboundBuffer buffer) {
		return new Progress(this.frames.out().framesWritten(), buffer.totalPendingWriteBytes(), buffer.current(),
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
