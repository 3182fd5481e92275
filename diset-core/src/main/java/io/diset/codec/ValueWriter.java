package io.diset.codec;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import io.diset.message.InvalidMessageException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values that can travel; how each looks is up to the encoding. A writer is
 * for one value, and of no use after a refusal.
 */
abstract class ValueWriter {

	private final String encoding;

	private final ByteBuf out;

	private int depth;

	ValueWriter(String encoding, ByteBuf out) {
		this.encoding = encoding;
		this.out = out;
	}

	final void write(@Nullable Object value) {
		if (value == null) {
			none();
		}
		else if (value instanceof String text) {
			text(text);
		}
		else if (value instanceof Boolean truth) {
			truth(truth);
		}
		else if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte
				|| value instanceof BigInteger) {
			integer((Number) value);
		}
		else if (value instanceof Double || value instanceof Float) {
			floating(((Number) value).doubleValue());
		}
		else if (value instanceof List<?> list) {
			list(list);
		}
		else if (value instanceof Map<?, ?> dict) {
			dict(dict);
		}
		else if (value instanceof LocalDateTime dateTime) {
			PythonDate.check(dateTime.toLocalDate());
			dateTime(dateTime);
		}
		else if (value instanceof LocalDate date) {
			PythonDate.check(date);
			date(date);
		}
		else if (value instanceof LocalTime time) {
			time(time);
		}
		else if (value instanceof byte[] bytes) {
			bytes(bytes);
		}
		else {
			throw notSupported(value);
		}
	}

	abstract void none();

	abstract void text(String text);

	abstract void truth(boolean truth);

	abstract void integer(Number integer);

	abstract void floating(double number);

	abstract void list(List<?> list);

	abstract void dict(Map<?, ?> dict);

	abstract void dateTime(LocalDateTime dateTime);

	abstract void date(LocalDate date);

	abstract void time(LocalTime time);

	abstract void bytes(byte[] bytes);

	final InvalidMessageException notSupported(Object value) {
		return new InvalidMessageException(
				"A value of %s cannot be sent as %s".formatted(value.getClass(), this.encoding));
	}

	final void checkKey(@Nullable Object key) {
		if (key != null && !DictKey.isPossible(key)) {
			throw new InvalidMessageException(
					"A key of %s cannot be sent as %s".formatted(key.getClass(), this.encoding));
		}
	}

	// Guards against a structure that holds itself
	final void enter() {
		if (++this.depth > ValueLimits.MAX_DEPTH) {
			throw new InvalidMessageException(
					"A value of more than %d levels cannot be sent".formatted(ValueLimits.MAX_DEPTH));
		}
	}

	final void leave() {
		this.depth--;
	}

	final void digits(Number integer) {
		long value = integer.longValue();
		if (integer instanceof BigInteger || value == Long.MIN_VALUE) {
			ascii(integer.toString());
			return;
		}
		if (value < 0) {
			this.out.writeByte('-');
		}
		digits(Math.abs(value));
	}

	// Without text in between: messages are full of small numbers
	final void digits(long value) {
		int size = 1;
		for (long rest = value / 10; rest > 0; rest /= 10) {
			size++;
		}
		int first = this.out.writerIndex();
		this.out.writeZero(size);
		long rest = value;
		for (int index = first + size - 1; index >= first; index--) {
			this.out.setByte(index, (int) ('0' + rest % 10));
			rest /= 10;
		}
	}

	final void ascii(String text) {
		ByteBufUtil.writeAscii(this.out, text);
	}

}
