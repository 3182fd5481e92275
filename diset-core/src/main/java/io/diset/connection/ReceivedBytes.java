package io.diset.connection;

import io.diset.codec.FrameDecoder;
import io.diset.codec.FrameListener;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that were received and not decoded yet.
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
		this.bytes = (this.bytes != null) ? ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(allocator, this.bytes, in)
				: in;
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
