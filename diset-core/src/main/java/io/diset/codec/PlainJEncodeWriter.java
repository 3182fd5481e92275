package io.diset.codec;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The frame of a message with plain values, those that {@link PlainJEncodeReader} reads,
 * or of an acknowledgement that says S_OK. What has other values is left to
 * {@link JEncodeWriter}: both write the same bytes.
 */
final class PlainJEncodeWriter extends PlainFrame {

	private static final byte[] NOT_ACKNOWLEDGED = ascii("false, [");

	private static final byte[] ACKNOWLEDGED = ascii("true, [");

	private static final byte[] ID = ascii("]], \"id\": ");

	private static final byte[] END = ascii("]]}}");

	private static final byte[] END_AFTER_ID = ascii("}}");

	private static final byte[] ACKNOWLEDGEMENT = ascii("{\"OK\": true, \"Value\": {\"request\": false, \"id\": ");

	private static final byte[] ACCEPTED = ascii(", \"result\": {\"OK\": true, \"Value\": null}}}");

	private static final byte[] TRUE = ascii("true");

	private static final byte[] FALSE = ascii("false");

	private static final byte[] NULL = ascii("null");

	private static final int SEPARATOR = 2;

	/**
	 * Long before the length of a frame has too many digits.
	 */
	private static final int MAX_BODY = 100_000_000;

	private static final int MAX_DIGITS = 20;

	private static final int MAX_FLOAT = 32;

	/**
	 * How many names have their beginnings kept. Those of an application are far fewer,
	 * unless it makes them up.
	 */
	private static final int MAX_NAMES = 1024;

	private static final Map<String, byte[]> BEGINNINGS = new ConcurrentHashMap<>();

	private final byte[] beginning;

	private final @Nullable Object @Nullable [] values;

	private final @Nullable AcknowledgementId id;

	private int index;

	private PlainJEncodeWriter(int maxBody, byte[] beginning, @Nullable Object @Nullable [] values,
			@Nullable AcknowledgementId id) {
		super(maxBody);
		this.beginning = beginning;
		this.values = values;
		this.id = id;
	}

	/**
	 * Prepare the frame of a message.
	 * @param name the name of the message
	 * @param values its values
	 * @param id the id under which an acknowledgement is wanted, or {@code null}
	 * @return the frame, or {@code null} if a value is not plain
	 */
	static @Nullable PlainJEncodeWriter message(String name, @Nullable Object[] values,
			@Nullable AcknowledgementId id) {
		byte[] beginning = beginning(name);
		long size = beginning.length;
		for (Object value : values) {
			int length = maxLength(value);
			if (length < 0) {
				return null;
			}
			size += length + SEPARATOR;
		}
		if (id != null) {
			int length = maxLength(id);
			if (length < 0) {
				return null;
			}
			size += ACKNOWLEDGED.length + ID.length + length + END_AFTER_ID.length;
		}
		else {
			size += NOT_ACKNOWLEDGED.length + END.length;
		}
		return (size <= MAX_BODY) ? new PlainJEncodeWriter((int) size, beginning, values, id) : null;
	}

	/**
	 * Prepare the frame of an acknowledgement that says S_OK.
	 * @param id the id of the message
	 * @return the frame, or {@code null} if the id is not plain
	 */
	static @Nullable PlainJEncodeWriter accepted(AcknowledgementId id) {
		int length = maxLength(id);
		return (length < 0) ? null
				: new PlainJEncodeWriter(ACKNOWLEDGEMENT.length + length + ACCEPTED.length, ACKNOWLEDGEMENT, null, id);
	}

	private static int maxLength(AcknowledgementId id) {
		return (id.value() instanceof String text) ? maxLength(text) : -1;
	}

	private static byte[] beginning(String name) {
		byte[] known = BEGINNINGS.get(name);
		if (known == null) {
			known = ascii("{\"OK\": true, \"Value\": {\"request\": true, \"name\": " + JEncodeWriter.quoted(name)
					+ ", \"attrs\": [");
			if (BEGINNINGS.size() < MAX_NAMES) {
				BEGINNINGS.put(name, known);
			}
		}
		return known;
	}

	// Or -1 for a value that is not plain
	private static int maxLength(@Nullable Object value) {
		if (value instanceof Long number) {
			return maxDigits(number);
		}
		if (value instanceof String text) {
			return isPlain(text) ? text.length() + 2 : -1;
		}
		if (value instanceof Double) {
			return MAX_FLOAT;
		}
		return (value == null || value instanceof Boolean) ? FALSE.length : -1;
	}

	private static int maxDigits(long number) {
		return (number >= 0) ? digits(number) : MAX_DIGITS;
	}

	private static boolean isPlain(String text) {
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character < ' ' || character > '~' || character == '"' || character == '\\') {
				return false;
			}
		}
		return true;
	}

	@Override
	int writeBody(byte[] bytes, int start) {
		this.index = start;
		put(bytes, this.beginning);
		if (this.values != null) {
			put(bytes, (this.id != null) ? ACKNOWLEDGED : NOT_ACKNOWLEDGED);
			values(bytes, this.values);
			put(bytes, (this.id != null) ? ID : END);
		}
		if (this.id != null) {
			value(bytes, this.id.value());
			put(bytes, (this.values != null) ? END_AFTER_ID : ACCEPTED);
		}
		return this.index;
	}

	private void values(byte[] bytes, @Nullable Object[] values) {
		for (int i = 0; i < values.length; i++) {
			if (i > 0) {
				put(bytes, (byte) ',');
				put(bytes, (byte) ' ');
			}
			value(bytes, values[i]);
		}
	}

	private void value(byte[] bytes, @Nullable Object value) {
		if (value instanceof Long number) {
			number(bytes, number);
		}
		else if (value instanceof String text) {
			put(bytes, (byte) '"');
			text(bytes, text);
			put(bytes, (byte) '"');
		}
		else if (value instanceof Double number) {
			text(bytes, PythonFloat.toText(number));
		}
		else if (value instanceof Boolean truth) {
			put(bytes, truth ? TRUE : FALSE);
		}
		else {
			put(bytes, NULL);
		}
	}

	private void number(byte[] bytes, long number) {
		if (number == Long.MIN_VALUE) {
			text(bytes, Long.toString(number));
			return;
		}
		if (number < 0) {
			put(bytes, (byte) '-');
		}
		long left = Math.abs(number);
		int size = digits(left);
		for (int i = this.index + size - 1; i >= this.index; i--) {
			bytes[i] = (byte) ('0' + left % 10);
			left /= 10;
		}
		this.index += size;
	}

	@SuppressWarnings("deprecation")
	private void text(byte[] bytes, String text) {
		// What is deprecated is that it drops the upper halves, and here is nothing in
		// them
		text.getBytes(0, text.length(), bytes, this.index);
		this.index += text.length();
	}

	private void put(byte[] bytes, byte next) {
		bytes[this.index++] = next;
	}

	private void put(byte[] bytes, byte[] next) {
		System.arraycopy(next, 0, bytes, this.index, next.length);
		this.index += next.length;
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
