package io.diset.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One value of a DER encoding: a tag and the bytes that belong to it. Never looks beyond
 * its own bytes. Tags of more than one byte, and indefinite lengths, are not DER's or not
 * a name's, and are refused.
 */
final class DerValue {

	static final int INTEGER = 0x02;

	static final int BIT_STRING = 0x03;

	static final int OCTET_STRING = 0x04;

	static final int OBJECT_IDENTIFIER = 0x06;

	static final int IA5_STRING = 0x16;

	static final int SEQUENCE = 0x30;

	static final int SET = 0x31;

	private static final int LONG_TAG = 0x1f;

	private static final int LONG_LENGTH = 0x80;

	private static final int MAX_LENGTH_BYTES = 3;

	private final byte[] bytes;

	private final int start;

	private final int contentStart;

	private final int end;

	private DerValue(byte[] bytes, int start, int contentStart, int end) {
		this.bytes = bytes;
		this.start = start;
		this.contentStart = contentStart;
		this.end = end;
	}

	/**
	 * Read bytes that are exactly one value.
	 * @param bytes the encoding, not copied
	 * @return the value
	 * @throws IllegalArgumentException if the bytes are anything else
	 */
	static DerValue parse(byte[] bytes) {
		DerValue value = read(bytes, 0, bytes.length);
		if (value.end != bytes.length) {
			throw new IllegalArgumentException("Malformed DER: %d bytes left over".formatted(bytes.length - value.end));
		}
		return value;
	}

	/**
	 * Return the values that this one consists of.
	 * @param tag the tag that this value must have
	 * @return the values in the order of the encoding
	 * @throws IllegalArgumentException if this value has another tag or its content is
	 * malformed
	 */
	List<DerValue> children(int tag) {
		require(tag);
		List<DerValue> children = new ArrayList<>();
		int position = this.contentStart;
		while (position < this.end) {
			DerValue child = read(this.bytes, position, this.end);
			children.add(child);
			position = child.end;
		}
		return children;
	}

	/**
	 * Return the content of this value.
	 * @param tag the tag that this value must have
	 * @return a copy of the content
	 * @throws IllegalArgumentException if this value has another tag
	 */
	byte[] content(int tag) {
		require(tag);
		return content();
	}

	byte[] content() {
		return Arrays.copyOfRange(this.bytes, this.contentStart, this.end);
	}

	byte[] encoded() {
		return Arrays.copyOfRange(this.bytes, this.start, this.end);
	}

	int tag() {
		return this.bytes[this.start] & 0xff;
	}

	private void require(int tag) {
		if (tag() != tag) {
			throw new IllegalArgumentException("Malformed DER: tag 0x%02x instead of 0x%02x".formatted(tag(), tag));
		}
	}

	private static DerValue read(byte[] bytes, int start, int end) {
		if (end - start < 2) {
			throw new IllegalArgumentException("Malformed DER: no tag and length");
		}
		if ((bytes[start] & LONG_TAG) == LONG_TAG) {
			throw new IllegalArgumentException("Malformed DER: a tag of more than one byte");
		}
		int length = bytes[start + 1] & 0xff;
		int contentStart = start + 2;
		if (length >= LONG_LENGTH) {
			int count = length - LONG_LENGTH;
			if (count == 0 || count > MAX_LENGTH_BYTES || count > end - contentStart) {
				throw new IllegalArgumentException("Malformed DER: a length of %d bytes".formatted(count));
			}
			length = 0;
			for (int i = 0; i < count; i++) {
				length = (length << Byte.SIZE) | (bytes[contentStart + i] & 0xff);
			}
			contentStart += count;
		}
		if (length > end - contentStart) {
			throw new IllegalArgumentException(
					"Malformed DER: a value of %d bytes where %d are left".formatted(length, end - contentStart));
		}
		return new DerValue(bytes, start, contentStart, contentStart + length);
	}

}
