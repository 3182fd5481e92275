package io.diset.connection;

import io.diset.codec.FrameDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.FastThreadLocal;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that were received and not decoded yet, on the heap: one copy of all costs
 * less than a look at each byte of a message elsewhere. While they are decoded, they are
 * in a buffer that the connections of an event loop share; what is left then has one of
 * its own.
 */
final class ReceivedBytes {

	/**
	 * The most that a TLS record holds.
	 */
	private static final int SHARED_BYTES = 16 * 1024;

	/**
	 * The buffer of an event loop, while nobody uses it.
	 */
	private static final FastThreadLocal<@Nullable ByteBuf> SPARE = new FastThreadLocal<>();

	private final FrameDecoder decoder;

	private final FrameChannel channel;

	private ConnectionMetrics metrics = ConnectionMetrics.NONE;

	private @Nullable ByteBuf bytes;

	private boolean shared;

	private boolean decoding;

	private int frames;

	/**
	 * Watches the frame that a read has ended in, once one has.
	 */
	private @Nullable FrameDeadline deadline;

	ReceivedBytes(int maxFrameLength, FrameChannel channel) {
		this.decoder = new FrameDecoder(maxFrameLength);
		this.channel = channel;
	}

	void setMaxFrameLength(int maxFrameLength) {
		this.decoder.setMaxLength(maxFrameLength);
	}

	/**
	 * Have it measured how much is received from now on.
	 * @param metrics learns it
	 */
	void measure(ConnectionMetrics metrics) {
		this.metrics = metrics;
	}

	/**
	 * Add bytes.
	 * @param allocator makes more room
	 * @param in the bytes, whose ownership passes
	 */
	void add(ByteBufAllocator allocator, ByteBuf in) {
		this.metrics.bytesReceived(in.readableBytes());
		if (this.bytes == null && in.hasArray()) {
			this.bytes = in;
			return;
		}
		try {
			this.bytes = roomFor(in.readableBytes(), allocator).writeBytes(in);
		}
		finally {
			in.release();
		}
	}

	private ByteBuf roomFor(int length, ByteBufAllocator allocator) {
		ByteBuf before = this.bytes;
		if (before == null) {
			return (length <= SHARED_BYTES) ? share() : allocator.heapBuffer(length);
		}
		if (before.maxWritableBytes() >= length && before.refCnt() == 1 && !before.isReadOnly()) {
			return before;
		}
		ByteBuf larger = allocator.heapBuffer(before.readableBytes() + length).writeBytes(before);
		before.release();
		return larger;
	}

	private ByteBuf share() {
		ByteBuf spare = SPARE.get();
		SPARE.set(null);
		this.shared = true;
		return (spare != null) ? spare : Unpooled.buffer(SHARED_BYTES, SHARED_BYTES);
	}

	/**
	 * Give the next frame to the channel.
	 * @return whether there was a whole one
	 * @throws io.diset.codec.ProtocolException if it is wrong
	 */
	boolean decodeNext() {
		if (this.bytes == null) {
			return false;
		}
		this.decoding = true;
		try {
			boolean whole = this.decoder.decode(this.bytes, this.channel);
			this.frames += whole ? 1 : 0;
			return whole;
		}
		finally {
			this.decoding = false;
		}
	}

	/**
	 * Return how many frames there were.
	 * @return a number that changes with each frame
	 */
	int frames() {
		return this.frames;
	}

	/**
	 * Return whether the peer owes the rest of a frame, if all whole ones are decoded.
	 * @return whether a frame has been started
	 */
	boolean isInsideFrame() {
		return this.bytes != null || this.decoder.isInsideFrame();
	}

	/**
	 * Note that a read has ended: give back what is not needed any more, and give the
	 * peer a time for the rest of the frame in which it has ended.
	 * @param allocator makes a buffer for what is left
	 */
	void readEnded(ByteBufAllocator allocator) {
		trim(allocator);
		if (this.channel.isFrameDue()) {
			if (this.deadline == null) {
				this.deadline = new FrameDeadline(this.channel, this);
			}
			this.deadline.watch();
		}
	}

	/**
	 * Note that the channel is closed.
	 */
	void close() {
		release();
		if (this.deadline != null) {
			this.deadline.cancel();
		}
	}

	/**
	 * Give back what is not needed any more.
	 * @param allocator makes a buffer for what is left
	 */
	void trim(ByteBufAllocator allocator) {
		ByteBuf left = this.bytes;
		if (left != null && !left.isReadable()) {
			release();
		}
		else if (left != null && this.shared) {
			ByteBuf own = allocator.heapBuffer(left.readableBytes()).writeBytes(left);
			release();
			this.bytes = own;
		}
		else if (left != null) {
			left.discardSomeReadBytes();
		}
	}

	/**
	 * Throw everything away, unless a frame of it is being handled.
	 */
	void release() {
		ByteBuf released = this.bytes;
		if (released == null || this.decoding) {
			return;
		}
		this.bytes = null;
		if (this.shared) {
			this.shared = false;
			SPARE.set(released.clear());
		}
		else {
			released.release();
		}
	}

}
