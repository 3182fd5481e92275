package io.diset.codec;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import io.diset.message.InvalidMessageException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

/**
 * Writes JEncode byte for byte as Python's {@code json.dumps} does: a blank after comma
 * and colon, everything outside printable ASCII escaped in lower case.
 */
final class JEncodeWriter {

	private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	private final ByteBuf out;

	private int depth;

	JEncodeWriter(ByteBuf out) {
		this.out = out;
	}

	void write(@Nullable Object value) {
		if (value == null) {
			ascii("null");
		}
		else if (value instanceof String text) {
			text(text);
		}
		else if (value instanceof Boolean || value instanceof Long || value instanceof Integer || value instanceof Short
				|| value instanceof Byte || value instanceof BigInteger) {
			ascii(value.toString());
		}
		else if (value instanceof Double || value instanceof Float) {
			ascii(PythonFloat.toText(((Number) value).doubleValue()));
		}
		else if (value instanceof List<?> list) {
			list(list);
		}
		else if (value instanceof Map<?, ?> dict) {
			dict(dict);
		}
		else if (value instanceof LocalDateTime dateTime) {
			wrapped(JEncodeWrapper.DATE_TIME, JEncodeWrapper.write(dateTime));
		}
		else if (value instanceof LocalDate date) {
			wrapped(JEncodeWrapper.DATE, JEncodeWrapper.write(date));
		}
		else if (value instanceof byte[] bytes) {
			wrapped(JEncodeWrapper.BYTES, JEncodeWrapper.write(bytes));
		}
		else {
			throw new InvalidMessageException("A value of %s cannot be sent as JSON".formatted(value.getClass()));
		}
	}

	private void list(List<?> list) {
		enter();
		this.out.writeByte('[');
		String separator = "";
		for (Object value : list) {
			ascii(separator);
			write(value);
			separator = ", ";
		}
		this.out.writeByte(']');
		this.depth--;
	}

	private void dict(Map<?, ?> dict) {
		enter();
		this.out.writeByte('{');
		String separator = "";
		for (Map.Entry<?, ?> entry : dict.entrySet()) {
			ascii(separator);
			text(key(entry.getKey()));
			ascii(": ");
			write(entry.getValue());
			separator = ", ";
		}
		this.out.writeByte('}');
		this.depth--;
	}

	private void wrapped(String type, String value) {
		enter();
		ascii("{\"" + JEncodeWrapper.TYPE + "\": \"" + type + "\", \"" + JEncodeWrapper.VALUE + "\": \"" + value
				+ "\"}");
		this.depth--;
	}

	// Guards against a structure that holds itself
	private void enter() {
		if (++this.depth > JEncodeReader.MAX_DEPTH) {
			throw new InvalidMessageException(
					"A value of more than %d levels cannot be sent".formatted(JEncodeReader.MAX_DEPTH));
		}
	}

	private static String key(@Nullable Object key) {
		if (key == null) {
			return "null";
		}
		if (key instanceof Double || key instanceof Float) {
			return PythonFloat.toText(((Number) key).doubleValue());
		}
		if (key instanceof String || key instanceof Number || key instanceof Boolean) {
			return key.toString();
		}
		throw new InvalidMessageException("A key of %s cannot be sent as JSON".formatted(key.getClass()));
	}

	private void text(String text) {
		this.out.writeByte('"');
		for (int i = 0; i < text.length(); i++) {
			character(text.charAt(i));
		}
		this.out.writeByte('"');
	}

	private void character(char character) {
		switch (character) {
			case '"', '\\' -> escape(character);
			case '\n' -> escape('n');
			case '\r' -> escape('r');
			case '\t' -> escape('t');
			case '\f' -> escape('f');
			case '\b' -> escape('b');
			default -> {
				if (character >= ' ' && character <= '~') {
					this.out.writeByte(character);
				}
				else {
					escape('u');
					for (int shift = 12; shift >= 0; shift -= 4) {
						this.out.writeByte(HEX[(character >> shift) & 0xf]);
					}
				}
			}
		}
	}

	private void escape(char character) {
		this.out.writeByte('\\');
		this.out.writeByte(character);
	}

	private void ascii(String text) {
		ByteBufUtil.writeAscii(this.out, text);
	}

}
