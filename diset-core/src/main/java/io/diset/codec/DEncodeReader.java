package io.diset.codec;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Reads DEncode, bounded by {@link ValueLimits}. It reads all that the original writes,
 * but not all that the original reads: numbers and truth values have one form.
 */
final class DEncodeReader {

	private static final int MAX_LENGTH_DIGITS = 9;

	/** As many fit into a {@code long} whatever they are. */
	private static final int LONG_DIGITS = 18;

	private final ByteBuf body;

	private final int end;

	private int index;

	private int depth;

	private int values;

	private DEncodeReader(ByteBuf body) {
		this.body = body;
		this.index = body.readerIndex();
		this.end = body.writerIndex();
	}

	static @Nullable Object read(ByteBuf body) {
		DEncodeReader reader = new DEncodeReader(body);
		return reader.read(reader.next());
	}

	private @Nullable Object read(byte type) {
		if (++this.values > ValueLimits.MAX_VALUES) {
			throw invalid("too many values");
		}
		return switch (type) {
			case 'n' -> null;
			case 'b' -> readTruth();
			case 'i', 'I' -> readInteger();
			case 'f' -> readFloat();
			case 's', 'u' -> readText();
			case 'l', 't' -> readList();
			case 'd' -> readDict();
			case 'z' -> readTime();
			default -> throw invalid("unknown type");
		};
	}

	private boolean readTruth() {
		return switch (next()) {
			case '0' -> false;
			case '1' -> true;
			default -> throw invalid("not a truth value");
		};
	}

	private Object readInteger() {
		int start = this.index;
		boolean negative = skip("-");
		int digits = 0;
		long value = 0;
		for (byte next = next(); next != 'e'; next = next()) {
			value = value * 10 + digit(next);
			digits++;
		}
		if (digits == 0) {
			throw invalid("not a number");
		}
		checkDigits(digits);
		if (digits <= LONG_DIGITS) {
			return negative ? -value : value;
		}
		BigInteger integer = new BigInteger(ascii(start));
		return (integer.bitLength() < Long.SIZE) ? (Object) integer.longValue() : integer;
	}

	private double readFloat() {
		if (skip("nane")) {
			return Double.NaN;
		}
		if (skip("infe")) {
			return Double.POSITIVE_INFINITY;
		}
		if (skip("-infe")) {
			return Double.NEGATIVE_INFINITY;
		}
		int start = this.index;
		// An exponent always has a sign: without one the letter ends the number
		for (byte next = next(); next != 'e' || skip("+") || skip("-"); next = next()) {
			if (next != 'e' && next != '.' && next != '-') {
				digit(next);
			}
		}
		checkDigits(this.index - start - 1);
		try {
			return Double.parseDouble(ascii(start));
		}
		catch (NumberFormatException ex) {
			throw invalid("not a number");
		}
	}

	private String readText() {
		int length = 0;
		int digits = 0;
		for (byte next = next(); next != ':'; next = next()) {
			length = length * 10 + digit(next);
			if (++digits > MAX_LENGTH_DIGITS) {
				throw invalid("too many digits");
			}
		}
		if (digits == 0 || length > this.end - this.index) {
			throw invalid("wrong length");
		}
		String text = EscapingUtf8.decode(this.body, this.index, length);
		this.index += length;
		return text;
	}

	private List<@Nullable Object> readList() {
		enter();
		List<@Nullable Object> list = new ArrayList<>();
		for (byte type = next(); type != 'e'; type = next()) {
			list.add(read(type));
		}
		this.depth--;
		return list;
	}

	private Map<String, @Nullable Object> readDict() {
		enter();
		Map<String, @Nullable Object> dict = new LinkedHashMap<>();
		for (byte type = next(); type != 'e'; type = next()) {
			Object key = read(type);
			if (!DictKey.isPossible(key)) {
				throw invalid("not a key");
			}
			dict.put(DictKey.toText(key), read(next()));
		}
		this.depth--;
		return dict;
	}

	private Object readTime() {
		byte type = next();
		return switch (next()) {
			case 't', 'l' -> DEncodeTime.read(type, readList());
			default -> throw invalid("not a time");
		};
	}

	private void enter() {
		if (++this.depth > ValueLimits.MAX_DEPTH) {
			throw invalid("too many levels");
		}
	}

	private byte next() {
		if (this.index == this.end) {
			throw invalid("ends too early");
		}
		return this.body.getByte(this.index++);
	}

	private boolean skip(String text) {
		if (text.length() > this.end - this.index) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			if (this.body.getByte(this.index + i) != text.charAt(i)) {
				return false;
			}
		}
		this.index += text.length();
		return true;
	}

	private static int digit(byte character) {
		int digit = character - '0';
		if (digit < 0 || digit > 9) {
			throw invalid("not a number");
		}
		return digit;
	}

	private static void checkDigits(int digits) {
		if (digits > ValueLimits.MAX_DIGITS) {
			throw invalid("too many digits");
		}
	}

	// Up to the letter that ended it
	private String ascii(int start) {
		return this.body.toString(start, this.index - 1 - start, StandardCharsets.US_ASCII);
	}

	private static ProtocolException invalid(String what) {
		return new ProtocolException("Invalid DEncode: " + what);
	}

}
