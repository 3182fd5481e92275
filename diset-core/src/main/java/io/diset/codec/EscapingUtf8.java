package io.diset.codec;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * Reads UTF-8 as Python does with {@code errors="surrogateescape"}: a byte 0xNN that
 * belongs to no character becomes the lone surrogate U+DCNN, so that nothing is lost of
 * bytes that travel as text.
 */
final class EscapingUtf8 {

	private static final char REPLACEMENT = '\ufffd';

	private static final int ESCAPE = 0xdc00;

	private EscapingUtf8() {
	}

	static String decode(ByteBuf buffer, int index, int length) {
		String text = buffer.toString(index, length, StandardCharsets.UTF_8);
		return (text.indexOf(REPLACEMENT) < 0) ? text : decode(ByteBufUtil.getBytes(buffer, index, length));
	}

	// Bytes behind the first of a wrong sequence start none themselves, so that it makes
	// no difference how many of them are seen as one mistake
	private static String decode(byte[] bytes) {
		char[] text = new char[bytes.length];
		int length = 0;
		int index = 0;
		while (index < bytes.length) {
			int size = sizeByFirst(bytes[index] & 0xff);
			int character = character(bytes, index, size);
			if (character < 0) {
				text[length++] = (char) (ESCAPE | (bytes[index] & 0xff));
				index++;
			}
			else {
				length += Character.toChars(character, text, length);
				index += size;
			}
		}
		return new String(text, 0, length);
	}

	private static int sizeByFirst(int first) {
		if (first < 0x80) {
			return 1;
		}
		if (first < 0xc2 || first > 0xf4) {
			return 0;
		}
		return (first < 0xe0) ? 2 : (first < 0xf0) ? 3 : 4;
	}

	// Returns -1 where there is none
	private static int character(byte[] bytes, int index, int size) {
		if (size == 0 || size > bytes.length - index) {
			return -1;
		}
		if (size == 1) {
			return bytes[index];
		}
		int character = bytes[index] & (0x7f >> size);
		for (int i = index + 1; i < index + size; i++) {
			if ((bytes[i] & 0xc0) != 0x80) {
				return -1;
			}
			character = (character << 6) | (bytes[i] & 0x3f);
		}
		return isOfSize(character, size) ? character : -1;
	}

	// Each character has one form only, and halves of a pair have none
	private static boolean isOfSize(int character, int size) {
		return switch (size) {
			case 3 ->
				character >= 0x800 && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE);
			case 4 -> Character.isSupplementaryCodePoint(character);
			default -> true;
		};
	}

}
