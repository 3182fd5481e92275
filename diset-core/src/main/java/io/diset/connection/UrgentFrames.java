package io.diset.connection;

import io.netty.buffer.ByteBuf;

/**
 * The frames that go ahead of the messages that wait: keep-alives, their answers and
 * acknowledgements. For that they are bounded by themselves: a peer that sends what is to
 * be answered, and does not read the answers, is disconnected.
 */
final class UrgentFrames {

	private static final int PER_FLUSH = 64;

	private final FrameChannel frames;

	private final FrameWriter out;

	private final long maxPendingBytes;

	private long pendingBytes;

	private int count;

	/**
	 * Create them.
	 * @param frames the channel of the connection
	 * @param out its way out
	 * @param maxPendingBytes how many bytes of them may wait for the socket
	 */
	UrgentFrames(FrameChannel frames, FrameWriter out, long maxPendingBytes) {
		this.frames = frames;
		this.out = out;
		this.maxPendingBytes = maxPendingBytes;
	}

	/**
	 * Write a frame.
	 * @param frame the frame, whose ownership passes
	 */
	void write(ByteBuf frame) {
		int length = frame.readableBytes();
		this.pendingBytes += length;
		this.out.write(frame, (done) -> {
			this.pendingBytes -= length;
			this.out.written();
		});
		if (this.pendingBytes > this.maxPendingBytes) {
			this.frames
				.abort(CloseReason.of(CloseReason.Kind.LIMIT, "The peer does not read the answers to what it sends"));
		}
		else if (++this.count % PER_FLUSH == 0) {
			// A long burst is answered while it is read
			this.out.flushNow();
		}
		else {
			this.out.flush();
		}
	}

}
