package io.diset.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * A frame that needs no general encoder: it is known how long it can be before it is
 * written, and it is written into an array. Used once, by one thread.
 *
 * @since 0.1.0
 */
public abstract class PlainFrame {

	private final int maxBody;

	/**
	 * Create a frame.
	 * @param maxBody the greatest length that its body can have, in bytes
	 */
	PlainFrame(int maxBody) {
		this.maxBody = maxBody;
	}

	/**
	 * Return the greatest length that the frame can have.
	 * @return the length in bytes
	 */
	public final int maxLength() {
		return digits(this.maxBody) + 1 + this.maxBody;
	}

	/**
	 * Write the frame.
	 * @param bytes where it is written, with room for {@link #maxLength()} bytes
	 * @param start the index of its first byte
	 * @return the index after its last byte
	 */
	public final int write(byte[] bytes, int start) {
		int expected = start + digits(this.maxBody) + 1;
		int length = writeBody(bytes, expected) - expected;
		int body = start + digits(length) + 1;
		if (body != expected) {
			System.arraycopy(bytes, expected, bytes, body, length);
		}
		int index = body - 1;
		bytes[index] = ':';
		for (int rest = length; rest > 0; rest /= 10) {
			bytes[--index] = (byte) ('0' + rest % 10);
		}
		return body + length;
	}

	/**
	 * Write the frame into a buffer of its own.
	 * @param allocator makes the buffer
	 * @return the buffer, owned by the caller
	 */
	final ByteBuf toBuffer(ByteBufAllocator allocator) {
		ByteBuf frame = allocator.heapBuffer(maxLength(), maxLength());
		int end = write(frame.array(), frame.arrayOffset());
		return frame.writerIndex(end - frame.arrayOffset());
	}

	/**
	 * Write the body.
	 * @param bytes where it is written
	 * @param start the index of its first byte
	 * @return the index after its last byte
	 */
	abstract int writeBody(byte[] bytes, int start);

	/**
	 * Return how many digits a number has.
	 * @param number the number, not negative
	 * @return the number of decimal digits
	 */
	static int digits(long number) {
		int digits = 1;
		for (long rest = number / 10; rest > 0; rest /= 10) {
			digits++;
		}
		return digits;
	}

}
