package io.diset.codec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The wrappers by which JEncode carries what JSON cannot: a dictionary whose
 * {@code __dCls} names the type and whose {@code obj} is the value as text.
 */
final class JEncodeWrapper {

	static final String TYPE = "__dCls";

	static final String VALUE = "obj";

	static final String DATE_TIME = "dt";

	static final String DATE = "date";

	static final String BYTES = "b64";

	private static final String DATE_PATTERN = "(\\d{1,4})-(\\d{1,2})-(\\d{1,2})";

	private static final Pattern DATES = Pattern.compile(DATE_PATTERN);

	private static final Pattern DATE_TIMES = Pattern.compile(DATE_PATTERN + " (\\d{1,2}):(\\d{1,2}):(\\d{1,2})");

	private static final Pattern NOT_BASE64 = Pattern.compile("[^A-Za-z0-9+/=]");

	private JEncodeWrapper() {
	}

	/**
	 * Return the value that a dictionary stands for.
	 * @param dict the dictionary as read
	 * @return the wrapped value, or the dictionary when it is no wrapper
	 * @throws ProtocolException if it names a type that is not known, which a Python peer
	 * would take as a class to load
	 */
	static Object unwrap(Map<String, @Nullable Object> dict) {
		if (!dict.containsKey(TYPE)) {
			return dict;
		}
		Object type = dict.get(TYPE);
		if (isFalse(type)) {
			dict.remove(TYPE);
			return dict;
		}
		if (dict.get(VALUE) instanceof String text && type instanceof String name) {
			try {
				switch (name) {
					case DATE_TIME -> {
						return readDateTime(text);
					}
					case DATE -> {
						return readDate(text);
					}
					case BYTES -> {
						return readBytes(text);
					}
					default -> {
					}
				}
			}
			catch (DateTimeException | IllegalArgumentException ex) {
				throw new ProtocolException("Invalid value of type '%s'".formatted(name), ex);
			}
		}
		throw new ProtocolException("Values of a Python class are not accepted");
	}

	// What Python takes as false in a condition
	private static boolean isFalse(@Nullable Object type) {
		return type == null || type.equals("") || type.equals(0L) || type.equals(false);
	}

	static String write(LocalDateTime value) {
		return "%s %02d:%02d:%02d".formatted(write(value.toLocalDate()), value.getHour(), value.getMinute(),
				value.getSecond());
	}

	// Python's strftime does not pad the year
	static String write(LocalDate value) {
		return "%d-%02d-%02d".formatted(value.getYear(), value.getMonthValue(), value.getDayOfMonth());
	}

	static String write(byte[] value) {
		return Base64.getEncoder().encodeToString(value);
	}

	private static LocalDateTime readDateTime(String text) {
		Matcher matcher = match(DATE_TIMES, text);
		return date(matcher).atTime(number(matcher, 4), number(matcher, 5), number(matcher, 6));
	}

	private static LocalDate readDate(String text) {
		return date(match(DATES, text));
	}

	private static LocalDate date(Matcher matcher) {
		return PythonDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
	}

	// Python skips foreign characters and insists on padding
	private static byte[] readBytes(String text) {
		String base64 = NOT_BASE64.matcher(text).replaceAll("");
		if (base64.length() % 4 != 0) {
			throw new IllegalArgumentException("Incorrect padding");
		}
		return Base64.getDecoder().decode(base64);
	}

	private static Matcher match(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("Unknown form");
		}
		return matcher;
	}

	private static int number(Matcher matcher, int group) {
		return Integer.parseInt(matcher.group(group));
	}

}
