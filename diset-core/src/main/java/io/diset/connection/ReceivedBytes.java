package io.diset.connection;

import io.diset.codec.FrameDecoder;
import io.diset.codec.FrameListener;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that were received and not decoded yet, on the heap: one copy of all costs
 * less than a look at each byte of a message elsewhere.
 */
final class ReceivedBytes {

	private final FrameDecoder decoder;

	private final FrameListener listener;

	private ConnectionMetrics metrics = ConnectionMetrics.NONE;

	private @Nullable ByteBuf bytes;

	private boolean decoding;

	ReceivedBytes(int maxFrameLength, FrameListener listener) {
		this.decoder = new FrameDecoder(maxFrameLength);
		this.listener = listener;
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
			return allocator.heapBuffer(length);
		}
		if (before.maxWritableBytes() >= length && before.refCnt() == 1 && !before.isReadOnly()) {
			return before;
		}
		ByteBuf larger = allocator.heapBuffer(before.readableBytes() + length).writeBytes(before);
		before.release();
		return larger;
	}

	/**
	 * Give the next frame to the listener.
	 * @return whether there was a whole one
	 * @throws io.diset.codec.ProtocolException if it is wrong
	 */
	boolean decodeNext() {
		if (this.bytes == null) {
			return false;
		}
		this.decoding = true;
		try {
			return this.decoder.decode(this.bytes, this.listener);
		}
		finally {
			this.decoding = false;
		}
	}

	/**
	 * Return whether the peer owes the rest of a frame, if all whole ones are decoded.
	 * @return whether a frame has been started
	 */
	boolean isInsideFrame() {
		return this.bytes != null || this.decoder.isInsideFrame();
	}

	/**
	 * Give back what is not needed any more.
	 */
	void trim() {
		if (this.bytes != null && !this.bytes.isReadable()) {
			release();
		}
		else if (this.bytes != null) {
			this.bytes.discardSomeReadBytes();
		}
	}

	/**
	 * Throw everything away, unless a frame of it is being handled.
	 */
	void release() {
		if (this.bytes != null && !this.decoding) {
			this.bytes.release();
			this.bytes = null;
		}
	}

}
