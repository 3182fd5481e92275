package io.diset.codec;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages that look as the original writes them and have plain values: no text
 * with escapes or beyond ASCII, nothing nested, no integer beyond 18 digits. Also
 * acknowledgements that say S_OK. Almost all are like that, and it takes a fraction of
 * the time that {@link JEncodeReader} needs. What looks different in any way is left to
 * that: both say the same of what both can read.
 */
final class PlainJEncodeReader {

	/**
	 * The longest body that is looked at, in bytes.
	 */
	static final int MAX_LENGTH = 8 * 1024;

	private static final byte[] NAME = ascii("{\"OK\": true, \"Value\": {\"request\": true, \"name\": \"");

	private static final byte[] ACKNOWLEDGEMENT = ascii("{\"OK\": true, \"Value\": {\"request\": false, \"id\": \"");

	private static final byte[] ACCEPTED = ascii("\", \"result\": {\"OK\": true, \"Value\": null}}}");

	private static final byte[] ATTRIBUTES = ascii("\", \"attrs\": [");

	private static final byte[] NOT_ACKNOWLEDGED = ascii("false, [");

	private static final byte[] ACKNOWLEDGED = ascii("true, [");

	private static final byte[] ID = ascii("]], \"id\": \"");

	private static final byte[] END = ascii("]]}}");

	private static final byte[] END_AFTER_ID = ascii("\"}}");

	private static final byte[] TRUE = ascii("true");

	private static final byte[] FALSE = ascii("false");

	private static final byte[] NULL = ascii("null");

	private static final int MAX_VALUES = 64;

	private static final int MAX_DIGITS = 18;

	private static final int MAX_ID_LENGTH = 64;

	private static final Object NOT_PLAIN = new Object();

	private static final FastThreadLocal<PlainJEncodeReader> READERS = new FastThreadLocal<>() {

		@Override
		protected PlainJEncodeReader initialValue() {
			return new PlainJEncodeReader();
		}

	};

	private final byte[] copy = new byte[MAX_LENGTH];

	private final KnownNames names = new KnownNames();

	private final @Nullable Object[] values = new @Nullable Object[MAX_VALUES];

	private final List<@Nullable Object> read = new AbstractList<>() {

		@Override
		public @Nullable Object get(int index) {
			return PlainJEncodeReader.this.values[Objects.checkIndex(index, size())];
		}

		@Override
		public int size() {
			return PlainJEncodeReader.this.count;
		}

	};

	private int count;

	private boolean busy;

	private byte[] bytes = this.copy;

	private int index;

	private int end;

	private PlainJEncodeReader() {
	}

	/**
	 * Read a message or an acknowledgement.
	 * @param body the body of its frame
	 * @param listener takes it
	 * @return whether it is one of those that are read here
	 */
	static boolean read(ByteBuf body, EnvelopeListener listener) {
		int length = body.readableBytes();
		if (length <= NAME.length || length > MAX_LENGTH) {
			return false;
		}
		PlainJEncodeReader reader = READERS.get();
		// The listener may have caused something that is read here as well
		return (reader.busy ? new PlainJEncodeReader() : reader).readEnvelope(body, length, listener);
	}

	private boolean readEnvelope(ByteBuf body, int length, EnvelopeListener listener) {
		if (body.hasArray()) {
			this.bytes = body.array();
			this.index = body.arrayOffset() + body.readerIndex();
		}
		else {
			this.bytes = this.copy;
			this.index = 0;
			body.getBytes(body.readerIndex(), this.bytes, 0, length);
		}
		this.end = this.index + length;
		this.busy = true;
		try {
			return skip(NAME) ? readMessage(length, listener) : skip(ACKNOWLEDGEMENT) && readAcknowledgement(listener);
		}
		finally {
			Arrays.fill(this.values, 0, this.count, null);
			this.count = 0;
			this.bytes = this.copy;
			this.busy = false;
		}
	}

	private boolean readAcknowledgement(EnvelopeListener listener) {
		AcknowledgementId id = readId();
		if (id == null || !skip(ACCEPTED) || this.index != this.end) {
			return false;
		}
		listener.onAcknowledgement(new Acknowledgement(id, ReturnStructure.S_OK));
		return true;
	}

	private boolean readMessage(int length, EnvelopeListener listener) {
		int nameAt = this.index;
		int nameLength = textLength();
		if (nameLength < 0) {
			return false;
		}
		this.index += nameLength;
		if (!skip(ATTRIBUTES) || !(skip(NOT_ACKNOWLEDGED) || skip(ACKNOWLEDGED)) || !readValues()) {
			return false;
		}
		AcknowledgementId id = null;
		if (skip(ID)) {
			id = readId();
			if (id == null || !skip(END_AFTER_ID)) {
				return false;
			}
		}
		else if (!skip(END)) {
			return false;
		}
		if (this.index != this.end) {
			return false;
		}
		listener.onMessage(this.names.get(this.bytes, nameAt, nameLength), this.read, id, length);
		return true;
	}

	private @Nullable AcknowledgementId readId() {
		int length = textLength();
		if (length < 0 || length > MAX_ID_LENGTH) {
			return null;
		}
		String id = text(this.index, length);
		this.index += length;
		return new AcknowledgementId(id);
	}

	private boolean readValues() {
		if (next() == ']') {
			return true;
		}
		Object value = readValue();
		while (value != NOT_PLAIN && this.count < MAX_VALUES) {
			this.values[this.count++] = value;
			if (next() == ']') {
				return true;
			}
			value = (next() == ',' && next(1) == ' ') ? readNext() : NOT_PLAIN;
		}
		return false;
	}

	private @Nullable Object readNext() {
		this.index += 2;
		return readValue();
	}

	private @Nullable Object readValue() {
		return switch (next()) {
			case '"' -> readText();
			case 't' -> readWord(TRUE, true);
			case 'f' -> readWord(FALSE, false);
			case 'n' -> readWord(NULL, null);
			default -> readNumber();
		};
	}

	private @Nullable Object readWord(byte[] word, @Nullable Object value) {
		return skip(word) ? value : NOT_PLAIN;
	}

	private Object readText() {
		this.index++;
		int length = textLength();
		if (length < 0) {
			return NOT_PLAIN;
		}
		String text = text(this.index, length);
		this.index += length + 1;
		return text;
	}

	private Object readNumber() {
		int start = this.index;
		boolean negative = next() == '-';
		if (negative) {
			this.index++;
		}
		int first = this.index;
		long number = 0;
		for (int digit = next() - '0'; digit >= 0 && digit <= 9; digit = next() - '0') {
			number = number * 10 + digit;
			this.index++;
		}
		int digits = this.index - first;
		if (digits == 0 || digits > MAX_DIGITS || (digits > 1 && this.bytes[first] == '0')) {
			return NOT_PLAIN;
		}
		if (next() == '.') {
			return readFraction(start);
		}
		if (next() == 'e' || next() == 'E') {
			return NOT_PLAIN;
		}
		return negative ? -number : number;
	}

	private Object readFraction(int start) {
		this.index++;
		int first = this.index;
		while (next() >= '0' && next() <= '9') {
			this.index++;
		}
		if (this.index == first || next() == 'e' || next() == 'E') {
			return NOT_PLAIN;
		}
		return Double.valueOf(text(start, this.index - start));
	}

	// Up to the quote, or -1 if this is not plain text
	private int textLength() {
		for (int i = this.index; i < this.end; i++) {
			byte next = this.bytes[i];
			if (next == '"') {
				return i - this.index;
			}
			if (next < ' ' || next == '\\') {
				return -1;
			}
		}
		return -1;
	}

	private String text(int start, int length) {
		return new String(this.bytes, start, length, StandardCharsets.ISO_8859_1);
	}

	private boolean skip(byte[] expected) {
		int after = this.index + expected.length;
		if (after <= this.end && Arrays.equals(this.bytes, this.index, after, expected, 0, expected.length)) {
			this.index = after;
			return true;
		}
		return false;
	}

	private int next() {
		return next(0);
	}

	private int next(int ahead) {
		return (this.index + ahead < this.end) ? this.bytes[this.index + ahead] : -1;
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
