package io.diset.message;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Text that stands for bytes: its UTF-8, in which the lone surrogate U+DCNN is the byte
 * 0xNN. An encoding that has no bytes sends them as text, and what is no UTF-8 of them
 * arrives like that.
 */
final class EscapedText {

	private static final char FIRST_ESCAPE = '\udc80';

	private static final char LAST_ESCAPE = '\udcff';

	private EscapedText() {
	}

	/**
	 * Return the bytes that a text stands for.
	 * @param text the text
	 * @return the bytes, or {@code null} when it has other lone surrogates
	 */
	static byte @Nullable [] toBytes(String text) {
		// This puts one byte in the place of each lone surrogate
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		int position = 0;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (!Character.isSurrogate(character)) {
				position += (character < 0x80) ? 1 : (character < 0x800) ? 2 : 3;
			}
			else if (Character.isSupplementaryCodePoint(text.codePointAt(i))) {
				position += 4;
				i++;
			}
			else if (character >= FIRST_ESCAPE && character <= LAST_ESCAPE) {
				bytes[position++] = (byte) character;
			}
			else {
				return null;
			}
		}
		return bytes;
	}

}
