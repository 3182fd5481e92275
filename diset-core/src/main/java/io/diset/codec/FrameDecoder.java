package io.diset.codec;

import io.netty.buffer.ByteBuf;

/**
 * Finds frames in a stream of bytes, however it is split: <pre>
 * frame      = length ":" body
 * keep-alive = "dka" frame
 * </pre> A length has 1 to 9 decimal digits and is neither zero nor above the limit; a
 * length that is refused is refused before a byte of the body is read. That of a
 * keep-alive is at most 1024. Used by one thread; no longer usable after an exception.
 *
 * @since 0.1.0
 */
public final class FrameDecoder {

	private static final byte[] KEEP_ALIVE = { 'd', 'k', 'a' };

	private static final int MAX_DIGITS = 9;

	/**
	 * A keep-alive is an id and a flag. Its answers are counted, not measured, so that
	 * this bounds them.
	 */
	static final int MAX_KEEP_ALIVE = 1024;

	private int maxLength;

	private int prefix;

	private int digits;

	private int length;

	private boolean body;

	/**
	 * Create a decoder.
	 * @param maxLength the greatest length of a body, in bytes
	 */
	public FrameDecoder(int maxLength) {
		this.maxLength = maxLength;
	}

	/**
	 * Set the limit for frames whose header has not been read yet.
	 * @param maxLength the greatest length of a body, in bytes
	 */
	public void setMaxLength(int maxLength) {
		this.maxLength = maxLength;
	}

	/**
	 * Read one frame, or as much of its header as there is. The bytes of an unfinished
	 * body stay in the buffer. While the listener has a frame, the buffer ends with it.
	 * @param in the bytes, from the first one that was not consumed by an earlier call
	 * @param listener takes the frame
	 * @return whether there was a whole frame
	 * @throws ProtocolException if the header is wrong
	 */
	public boolean decode(ByteBuf in, FrameListener listener) {
		if (!this.body && !readHeader(in)) {
			return false;
		}
		if (in.readableBytes() < this.length) {
			return false;
		}
		int writerIndex = in.writerIndex();
		int end = in.readerIndex() + this.length;
		boolean keepAlive = this.prefix > 0;
		this.prefix = 0;
		this.digits = 0;
		this.length = 0;
		this.body = false;
		in.writerIndex(end);
		try {
			if (keepAlive) {
				listener.onKeepAlive(in);
			}
			else {
				listener.onFrame(in);
			}
		}
		finally {
			in.setIndex(end, writerIndex);
		}
		return true;
	}

	/**
	 * Return whether a part of the next frame's header has been read, so that its rest is
	 * due.
	 * @return whether a frame has been started
	 */
	public boolean isInsideFrame() {
		return this.prefix > 0 || this.digits > 0;
	}

	private boolean readHeader(ByteBuf in) {
		int end = in.writerIndex();
		for (int index = in.readerIndex(); index < end; index++) {
			byte next = in.getByte(index);
			if (this.digits == 0 && this.prefix < KEEP_ALIVE.length && (this.prefix > 0 || next == KEEP_ALIVE[0])) {
				if (next != KEEP_ALIVE[this.prefix]) {
					throw new ProtocolException("Invalid frame: not a length");
				}
				this.prefix++;
			}
			else if (next == ':') {
				endHeader();
				in.readerIndex(index + 1);
				return true;
			}
			else {
				addDigit(next);
			}
		}
		in.readerIndex(end);
		return false;
	}

	private void addDigit(byte digit) {
		if (digit < '0' || digit > '9') {
			throw new ProtocolException("Invalid frame: not a length");
		}
		if (++this.digits > MAX_DIGITS) {
			throw new ProtocolException("Invalid frame: length of more than %d digits".formatted(MAX_DIGITS));
		}
		this.length = this.length * 10 + (digit - '0');
	}

	private void endHeader() {
		if (this.length == 0) {
			throw new ProtocolException("Invalid frame: no body");
		}
		int limit = (this.prefix > 0) ? Math.min(this.maxLength, MAX_KEEP_ALIVE) : this.maxLength;
		if (this.length > limit) {
			throw new ProtocolException(
					"Frame of %d bytes is longer than the limit of %d".formatted(this.length, limit));
		}
		this.body = true;
	}

}
