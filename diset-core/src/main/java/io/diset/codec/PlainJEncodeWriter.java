package io.diset.codec;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages with plain values, those that {@link PlainJEncodeReader} reads, into
 * one array. What has other values is left to {@link JEncodeWriter}: both write the same
 * bytes.
 */
final class PlainJEncodeWriter {

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

	/**
	 * How many bytes a message has besides its name, values and id, at most.
	 */
	private static final int FIXED = 32;

	private static final int MAX_DIGITS = 20;

	private static final int MAX_FLOAT = 32;

	/**
	 * How many names have their beginnings kept. Those of an application are far fewer,
	 * unless it makes them up.
	 */
	private static final int MAX_NAMES = 1024;

	private static final Map<String, byte[]> BEGINNINGS = new ConcurrentHashMap<>();

	private final byte[] bytes;

	private int index;

	private PlainJEncodeWriter(byte[] bytes, int index) {
		this.bytes = bytes;
		this.index = index;
	}

	/**
	 * Write the body of a message.
	 * @param allocator makes the buffer
	 * @param header how many bytes are left free in front of the body
	 * @param name the name of the message
	 * @param values its values
	 * @param id the id under which an acknowledgement is wanted, or {@code null}
	 * @return a buffer with the body, or {@code null} if a value is not plain
	 */
	static @Nullable ByteBuf write(ByteBufAllocator allocator, int header, String name, @Nullable Object[] values,
			@Nullable AcknowledgementId id) {
		byte[] beginning = beginning(name);
		long size = (long) header + beginning.length + FIXED;
		for (Object value : values) {
			int length = maxLength(value);
			if (length < 0) {
				return null;
			}
			size += length + 2;
		}
		if (id != null) {
			int length = (id.value() instanceof String) ? maxLength(id.value()) : -1;
			if (length < 0) {
				return null;
			}
			size += length;
		}
		if (size > Integer.MAX_VALUE) {
			return null;
		}
		ByteBuf frame = allocator.heapBuffer((int) size, (int) size);
		PlainJEncodeWriter writer = new PlainJEncodeWriter(frame.array(), frame.arrayOffset() + header);
		writer.write(beginning, values, id);
		return frame.writerIndex(writer.index - frame.arrayOffset());
	}

	/**
	 * Write the body of an acknowledgement that says S_OK.
	 * @param allocator makes the buffer
	 * @param header how many bytes are left free in front of the body
	 * @param id the id of the message
	 * @return a buffer with the body, or {@code null} if the id is not plain
	 */
	static @Nullable ByteBuf writeAccepted(ByteBufAllocator allocator, int header, AcknowledgementId id) {
		int length = (id.value() instanceof String) ? maxLength(id.value()) : -1;
		if (length < 0) {
			return null;
		}
		int size = header + ACKNOWLEDGEMENT.length + length + ACCEPTED.length;
		ByteBuf frame = allocator.heapBuffer(size, size);
		PlainJEncodeWriter writer = new PlainJEncodeWriter(frame.array(), frame.arrayOffset() + header);
		writer.put(ACKNOWLEDGEMENT);
		writer.value(id.value());
		writer.put(ACCEPTED);
		return frame.writerIndex(writer.index - frame.arrayOffset());
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
		if (value instanceof Long) {
			return MAX_DIGITS;
		}
		if (value instanceof String text) {
			return isPlain(text) ? text.length() + 2 : -1;
		}
		if (value instanceof Double) {
			return MAX_FLOAT;
		}
		return (value == null || value instanceof Boolean) ? FALSE.length : -1;
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

	private void write(byte[] beginning, @Nullable Object[] values, @Nullable AcknowledgementId id) {
		put(beginning);
		put((id != null) ? ACKNOWLEDGED : NOT_ACKNOWLEDGED);
		for (int i = 0; i < values.length; i++) {
			if (i > 0) {
				put((byte) ',');
				put((byte) ' ');
			}
			value(values[i]);
		}
		if (id != null) {
			put(ID);
			value(id.value());
			put(END_AFTER_ID);
		}
		else {
			put(END);
		}
	}

	private void value(@Nullable Object value) {
		if (value instanceof Long number) {
			digits(number);
		}
		else if (value instanceof String text) {
			put((byte) '"');
			text(text);
			put((byte) '"');
		}
		else if (value instanceof Double number) {
			text(PythonFloat.toText(number));
		}
		else if (value instanceof Boolean truth) {
			put(truth ? TRUE : FALSE);
		}
		else {
			put(NULL);
		}
	}

	private void digits(long number) {
		if (number == Long.MIN_VALUE) {
			text(Long.toString(number));
			return;
		}
		if (number < 0) {
			put((byte) '-');
		}
		long left = Math.abs(number);
		int size = 1;
		for (long rest = left / 10; rest > 0; rest /= 10) {
			size++;
		}
		for (int i = this.index + size - 1; i >= this.index; i--) {
			this.bytes[i] = (byte) ('0' + left % 10);
			left /= 10;
		}
		this.index += size;
	}

	@SuppressWarnings("deprecation")
	private void text(String text) {
		// What is deprecated is that it drops the upper halves, and here is nothing in
		// them
		text.getBytes(0, text.length(), this.bytes, this.index);
		this.index += text.length();
	}

	private void put(byte next) {
		this.bytes[this.index++] = next;
	}

	private void put(byte[] next) {
		System.arraycopy(next, 0, this.bytes, this.index, next.length);
		this.index += next.length;
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
