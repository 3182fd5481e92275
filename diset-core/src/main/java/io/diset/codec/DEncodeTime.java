package io.diset.codec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Dates and times of day, which DEncode carries as the arguments from which Python makes
 * them: year to day, then hour to microsecond and a zone, which has to be null. What is
 * left out at the end of a time is zero.
 */
final class DEncodeTime {

	static final char DATE_TIME = 'a';

	static final char DATE = 'd';

	static final char TIME = 't';

	private static final int DATE_FIELDS = 3;

	private static final int TIME_FIELDS = 4;

	private static final int MAX_FIELD = 999_999;

	private DEncodeTime() {
	}

	/**
	 * Return what a list of arguments makes.
	 * @param type the letter for what it is to be
	 * @param fields the arguments
	 * @return the date, the time of day or both
	 * @throws ProtocolException if there is no such date or time
	 */
	static Object read(byte type, List<@Nullable Object> fields) {
		try {
			return switch (type) {
				case DATE_TIME -> date(fields).atTime(time(fields, DATE_FIELDS));
				case DATE -> dateOnly(fields);
				case TIME -> time(fields, 0);
				default -> throw new DateTimeException("Unknown type");
			};
		}
		catch (DateTimeException ex) {
			throw new ProtocolException("Invalid DEncode: not a time", ex);
		}
	}

	private static LocalDate dateOnly(List<@Nullable Object> fields) {
		if (fields.size() != DATE_FIELDS) {
			throw new DateTimeException("Wrong number of fields");
		}
		return date(fields);
	}

	// A missing month or day is refused as 0
	private static LocalDate date(List<@Nullable Object> fields) {
		return PythonDate.of(field(fields, 0), field(fields, 1), field(fields, 2));
	}

	private static LocalTime time(List<@Nullable Object> fields, int first) {
		int zone = first + TIME_FIELDS;
		if (fields.size() > zone + 1 || (fields.size() == zone + 1 && fields.get(zone) != null)) {
			throw new DateTimeException("A zone or too many fields");
		}
		return LocalTime.of(field(fields, first), field(fields, first + 1), field(fields, first + 2),
				(int) TimeUnit.MICROSECONDS.toNanos(field(fields, first + 3)));
	}

	private static int field(List<@Nullable Object> fields, int index) {
		if (index >= fields.size()) {
			return 0;
		}
		if (fields.get(index) instanceof Long field && field >= 0 && field <= MAX_FIELD) {
			return field.intValue();
		}
		throw new DateTimeException("Not a field");
	}

}
