package io.diset.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The names of messages that were read last, so that most messages need no text of their
 * own for it. Bounded, whatever names peers make up: one with the same hash takes the
 * place of another. Used by one thread.
 */
final class KnownNames {

	private static final int SIZE = 256;

	private static final int MAX_LENGTH = 64;

	private final @Nullable Name[] names = new @Nullable Name[SIZE];

	/**
	 * Return a name.
	 * @param bytes the bytes that it is in, as ASCII
	 * @param start where it begins
	 * @param length its length
	 * @return the name
	 */
	String get(byte[] bytes, int start, int length) {
		if (length > MAX_LENGTH) {
			return text(bytes, start, length);
		}
		int place = place(bytes, start, length);
		Name known = this.names[place];
		if (known == null || !known.is(bytes, start, length)) {
			known = new Name(Arrays.copyOfRange(bytes, start, start + length), text(bytes, start, length));
			this.names[place] = known;
		}
		return known.text;
	}

	private static int place(byte[] bytes, int start, int length) {
		int hash = length;
		for (int i = start; i < start + length; i++) {
			hash = 31 * hash + bytes[i];
		}
		return (hash ^ (hash >>> 8)) & (SIZE - 1);
	}

	private static String text(byte[] bytes, int start, int length) {
		return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
	}

	private static final class Name {

		private final byte[] bytes;

		private final String text;

		Name(byte[] bytes, String text) {
			this.bytes = bytes;
			this.text = text;
		}

		boolean is(byte[] other, int start, int length) {
			return Arrays.equals(this.bytes, 0, this.bytes.length, other, start, start + length);
		}

	}

}
