package io.diset.codec;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.diset.message.InvalidMessageException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * Writes DEncode byte for byte as the original does. Of a time, Python has nothing finer
 * than microseconds.
 */
final class DEncodeWriter extends ValueWriter {

	private final ByteBuf out;

	DEncodeWriter(ByteBuf out) {
		super("DEncode", out);
		this.out = out;
	}

	@Override
	void none() {
		this.out.writeByte('n');
	}

	@Override
	void text(String text) {
		int length = length(text);
		head(length);
		ByteBufUtil.reserveAndWriteUtf8(this.out, text, length);
	}

	@Override
	void truth(boolean truth) {
		ascii(truth ? "b1" : "b0");
	}

	@Override
	void integer(Number integer) {
		this.out.writeByte('i');
		digits(integer);
		this.out.writeByte('e');
	}

	@Override
	void floating(double number) {
		this.out.writeByte('f');
		if (Double.isNaN(number)) {
			ascii("nan");
		}
		else if (Double.isInfinite(number)) {
			ascii((number > 0) ? "inf" : "-inf");
		}
		else {
			ascii(PythonFloat.toText(number));
		}
		this.out.writeByte('e');
	}

	@Override
	void list(List<?> list) {
		enter();
		this.out.writeByte('l');
		for (Object value : list) {
			write(value);
		}
		this.out.writeByte('e');
		leave();
	}

	@Override
	void dict(Map<?, ?> dict) {
		enter();
		this.out.writeByte('d');
		for (Map.Entry<?, ?> entry : dict.entrySet()) {
			checkKey(entry.getKey());
			write(entry.getKey());
			write(entry.getValue());
		}
		this.out.writeByte('e');
		leave();
	}

	@Override
	void dateTime(LocalDateTime dateTime) {
		open(DEncodeTime.DATE_TIME);
		fields(dateTime.toLocalDate());
		fields(dateTime.toLocalTime());
		close();
	}

	@Override
	void date(LocalDate date) {
		open(DEncodeTime.DATE);
		fields(date);
		close();
	}

	@Override
	void time(LocalTime time) {
		open(DEncodeTime.TIME);
		fields(time);
		close();
	}

	@Override
	void bytes(byte[] bytes) {
		head(bytes.length);
		this.out.writeBytes(bytes);
	}

	private void head(int length) {
		this.out.writeByte('s');
		digits(length);
		this.out.writeByte(':');
	}

	private void open(char type) {
		enter();
		this.out.writeByte('z');
		this.out.writeByte(type);
		this.out.writeByte('t');
	}

	private void fields(LocalDate date) {
		field(date.getYear());
		field(date.getMonthValue());
		field(date.getDayOfMonth());
	}

	private void fields(LocalTime time) {
		field(time.getHour());
		field(time.getMinute());
		field(time.getSecond());
		field(time.getNano() / (int) TimeUnit.MICROSECONDS.toNanos(1));
		none();
	}

	private void field(int value) {
		this.out.writeByte('i');
		digits(value);
		this.out.writeByte('e');
	}

	private void close() {
		this.out.writeByte('e');
		leave();
	}

	private static int length(String text) {
		int length = 0;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character < 0x80) {
				length++;
			}
			else if (character < 0x800) {
				length += 2;
			}
			else if (!Character.isSurrogate(character)) {
				length += 3;
			}
			else if (Character.isSupplementaryCodePoint(text.codePointAt(i))) {
				length += 4;
				i++;
			}
			else {
				throw new InvalidMessageException("Text that is not Unicode cannot be sent as DEncode");
			}
		}
		return length;
	}

}
