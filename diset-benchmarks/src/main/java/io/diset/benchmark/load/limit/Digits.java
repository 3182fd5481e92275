package io.diset.benchmark.load.limit;

import io.netty.buffer.ByteBuf;

/**
 * Numbers that are not negative, in decimal.
 */
final class Digits {

	private Digits() {
	}

	static int count(int number) {
		int digits = 1;
		for (int rest = number / 10; rest > 0; rest /= 10) {
			digits++;
		}
		return digits;
	}

	static void write(int number, ByteBuf out) {
		write(number, count(number), out);
	}

	static void write(int number, int digits, ByteBuf out) {
		int start = out.writerIndex();
		out.ensureWritable(digits);
		int rest = number;
		for (int i = start + digits - 1; i >= start; i--) {
			out.setByte(i, '0' + rest % 10);
			rest /= 10;
		}
		out.writerIndex(start + digits);
	}

	static int readForwards(ByteBuf in, int start, int end) {
		int number = 0;
		for (int i = start; i < end; i++) {
			number = number * 10 + in.getByte(i) - '0';
		}
		return number;
	}

	/**
	 * Read the number before an index.
	 * @param in contains it, and something else before it
	 * @param end the index after its last digit
	 * @return the number
	 */
	static int readBackwards(ByteBuf in, int end) {
		int number = 0;
		int factor = 1;
		int i = end - 1;
		for (int digit = in.getByte(i) - '0'; digit >= 0 && digit <= 9; digit = in.getByte(--i) - '0') {
			number += digit * factor;
			factor *= 10;
		}
		if (i == end - 1) {
			throw new IllegalArgumentException("There is no number");
		}
		return number;
	}

}
