package io.diset.message;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The mappings of the classes that travel as one value.
 */
final class ScalarMappings {

	private static final Map<Class<?>, ScalarMapping> BY_CLASS = byClass();

	private ScalarMappings() {
	}

	static @Nullable ScalarMapping find(Class<?> type) {
		return BY_CLASS.get(type);
	}

	private static Map<Class<?>, ScalarMapping> byClass() {
		Map<Class<?>, ScalarMapping> mappings = new HashMap<>();
		addIntegers(mappings, byte.class, Byte.class, Byte.MIN_VALUE, Byte.MAX_VALUE, Long::byteValue);
		addIntegers(mappings, short.class, Short.class, Short.MIN_VALUE, Short.MAX_VALUE, Long::shortValue);
		addIntegers(mappings, int.class, Integer.class, Integer.MIN_VALUE, Integer.MAX_VALUE, Long::intValue);
		addIntegers(mappings, long.class, Long.class, Long.MIN_VALUE, Long.MAX_VALUE, (value) -> value);
		mappings.put(BigInteger.class, new ScalarMapping(types(AttributeType.INT), ScalarMappings::toBigInteger));
		mappings.put(double.class, same(AttributeType.FLOAT));
		mappings.put(Double.class, same(AttributeType.FLOAT));
		mappings.put(float.class, same(AttributeType.FLOAT));
		mappings.put(Float.class,
				new ScalarMapping(types(AttributeType.FLOAT), (value) -> ((Number) value).floatValue()));
		mappings.put(Number.class, same(AttributeType.INT, AttributeType.FLOAT));
		mappings.put(boolean.class, same(AttributeType.BOOL));
		mappings.put(Boolean.class, same(AttributeType.BOOL));
		mappings.put(String.class, same(AttributeType.STR));
		mappings.put(byte[].class, same(AttributeType.BYTES));
		mappings.put(LocalDateTime.class, same(AttributeType.DATETIME));
		mappings.put(LocalDate.class, same(AttributeType.DATE));
		mappings.put(LocalTime.class, same(AttributeType.TIME));
		mappings.put(Object.class, same(AttributeType.ANY));
		return mappings;
	}

	// Those of a primitive type stay as they travel: see RecordHandles
	private static void addIntegers(Map<Class<?>, ScalarMapping> mappings, Class<?> primitive, Class<?> box, long min,
			long max, Function<Long, Object> toBox) {
		mappings.put(primitive, new ScalarMapping(types(AttributeType.INT), (value) -> inRange(value, min, max)));
		mappings.put(box,
				new ScalarMapping(types(AttributeType.INT), (value) -> toBox.apply(inRange(value, min, max))));
	}

	private static ScalarMapping same(AttributeType first, AttributeType... more) {
		return ScalarMapping.same(types(first, more));
	}

	private static Set<AttributeType> types(AttributeType first, AttributeType... more) {
		return (more.length == 0) ? Set.of(first) : Collections.unmodifiableSet(EnumSet.of(first, more));
	}

	// What is no Long is beyond all of them
	private static Long inRange(Object value, long min, long max) {
		if (value instanceof Long number && number >= min && number <= max) {
			return number;
		}
		throw new ArithmeticException("Not between %d and %d".formatted(min, max));
	}

	private static BigInteger toBigInteger(Object value) {
		return (value instanceof BigInteger integer) ? integer : BigInteger.valueOf((Long) value);
	}

}
