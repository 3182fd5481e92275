package io.diset.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The neutral form of values in the test vectors, <code>{"t": type, "v": …}</code>.
 */
final class NeutralValue {

	private NeutralValue() {
	}

	/**
	 * Return the Java value that is nearest to the Python value.
	 */
	static @Nullable Object toJava(@Nullable Object neutral) {
		Map<?, ?> form = (Map<?, ?>) neutral;
		Object value = form.get("v");
		return switch ((String) form.get("t")) {
			case "none" -> null;
			case "bool" -> value;
			case "int" -> integer(new BigInteger((String) value));
			case "float" -> Double.longBitsToDouble(Long.parseUnsignedLong((String) form.get("bits"), 16));
			case "str" -> (value != null) ? value : ofCodePoints((List<?>) form.get("cp"));
			case "bytes" -> HexFormat.of().parseHex((String) form.get("hex"));
			case "list", "tuple" -> list((List<?>) value);
			case "dict" -> dict((List<?>) value);
			case "datetime" -> dateTime((String) value);
			case "date" -> LocalDate.parse((String) value);
			case "time" -> LocalTime.parse((String) value);
			case "other" -> other((String) form.get("class"));
			default -> throw new IllegalArgumentException(form.toString());
		};
	}

	/**
	 * Return the value with bytes in a form that has {@code equals}.
	 */
	static @Nullable Object comparable(@Nullable Object value) {
		if (value instanceof byte[] bytes) {
			return ByteBuffer.wrap(bytes);
		}
		if (value instanceof List<?> list) {
			List<@Nullable Object> comparable = new ArrayList<>();
			list.forEach((element) -> comparable.add(comparable(element)));
			return comparable;
		}
		if (value instanceof Map<?, ?> dict) {
			Map<@Nullable Object, @Nullable Object> comparable = new LinkedHashMap<>();
			dict.forEach((key, element) -> comparable.put(key, comparable(element)));
			return comparable;
		}
		return value;
	}

	private static Object integer(BigInteger value) {
		return (value.bitLength() < Long.SIZE) ? (Object) value.longValue() : value;
	}

	private static String ofCodePoints(List<?> codePoints) {
		StringBuilder text = new StringBuilder();
		codePoints.forEach((codePoint) -> text.appendCodePoint(((Long) codePoint).intValue()));
		return text.toString();
	}

	private static List<@Nullable Object> list(List<?> elements) {
		List<@Nullable Object> list = new ArrayList<>();
		elements.forEach((element) -> list.add(toJava(element)));
		return list;
	}

	private static Map<@Nullable Object, @Nullable Object> dict(List<?> entries) {
		Map<@Nullable Object, @Nullable Object> dict = new LinkedHashMap<>();
		for (Object entry : entries) {
			List<?> pair = (List<?>) entry;
			dict.put(toJava(pair.get(0)), toJava(pair.get(1)));
		}
		return dict;
	}

	private static Object dateTime(String text) {
		return text.endsWith("+00:00") ? OffsetDateTime.parse(text) : LocalDateTime.parse(text);
	}

	private static Object other(String pythonClass) {
		return switch (pythonClass) {
			case "timedelta" -> Duration.ofDays(1);
			case "set", "frozenset" -> Set.of(1L);
			case "bytearray" -> ByteBuffer.allocate(1);
			case "Decimal" -> BigDecimal.ONE;
			case "type" -> Object.class;
			default -> new Object();
		};
	}

}
