package io.diset.codec;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Writes JEncode byte for byte as Python's {@code json.dumps} does: a blank after comma
 * and colon, everything outside printable ASCII escaped in lower case.
 */
final class JEncodeWriter extends ValueWriter {

	private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	private final ByteBuf out;

	JEncodeWriter(ByteBuf out) {
		super("JSON", out);
		this.out = out;
	}

	/**
	 * Return a text as it is written.
	 * @param text the text
	 * @return the same with quotes and escapes, in ASCII
	 */
	static String quoted(String text) {
		ByteBuf out = Unpooled.buffer();
		new JEncodeWriter(out).text(text);
		return out.toString(StandardCharsets.US_ASCII);
	}

	@Override
	void none() {
		ascii("null");
	}

	@Override
	void truth(boolean truth) {
		ascii(truth ? "true" : "false");
	}

	@Override
	void integer(Number integer) {
		digits(integer);
	}

	@Override
	void floating(double number) {
		ascii(PythonFloat.toText(number));
	}

	@Override
	void list(List<?> list) {
		enter();
		this.out.writeByte('[');
		String separator = "";
		for (Object value : list) {
			ascii(separator);
			write(value);
			separator = ", ";
		}
		this.out.writeByte(']');
		leave();
	}

	@Override
	void dict(Map<?, ?> dict) {
		enter();
		this.out.writeByte('{');
		String separator = "";
		for (Map.Entry<?, ?> entry : dict.entrySet()) {
			ascii(separator);
			checkKey(entry.getKey());
			text(DictKey.toText(entry.getKey()));
			ascii(": ");
			write(entry.getValue());
			separator = ", ";
		}
		this.out.writeByte('}');
		leave();
	}

	@Override
	void dateTime(LocalDateTime dateTime) {
		wrapped(JEncodeWrapper.DATE_TIME, JEncodeWrapper.write(dateTime));
	}

	@Override
	void date(LocalDate date) {
		wrapped(JEncodeWrapper.DATE, JEncodeWrapper.write(date));
	}

	@Override
	void time(LocalTime time) {
		throw notSupported(time);
	}

	@Override
	void bytes(byte[] bytes) {
		wrapped(JEncodeWrapper.BYTES, JEncodeWrapper.write(bytes));
	}

	private void wrapped(String type, String value) {
		enter();
		ascii("{\"" + JEncodeWrapper.TYPE + "\": \"" + type + "\", \"" + JEncodeWrapper.VALUE + "\": \"" + value
				+ "\"}");
		leave();
	}

	@Override
	void text(String text) {
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

}
