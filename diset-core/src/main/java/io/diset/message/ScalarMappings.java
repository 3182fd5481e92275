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
		addInteger(mappings, byte.class, Byte.class, ScalarMappings::toByte);
		addInteger(mappings, short.class, Short.class, ScalarMappings::toShort);
		addInteger(mappings, int.class, Integer.class, (value) -> Math.toIntExact(toLong(value)));
		addInteger(mappings, long.class, Long.class, ScalarMappings::toLong);
		mappings.put(BigInteger.class, new ScalarMapping(types(AttributeType.INT), ScalarMappings::toBigInteger));
		mappings.put(double.class, same(AttributeType.FLOAT));
		mappings.put(Double.class, same(AttributeType.FLOAT));
		ScalarMapping single = new ScalarMapping(types(AttributeType.FLOAT), (value) -> ((Number) value).floatValue());
		mappings.put(float.class, single);
		mappings.put(Float.class, single);
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

	private static void addInteger(Map<Class<?>, ScalarMapping> mappings, Class<?> primitive, Class<?> box,
			ScalarMapping.Conversion conversion) {
		ScalarMapping mapping = new ScalarMapping(types(AttributeType.INT), conversion);
		mappings.put(primitive, mapping);
		mappings.put(box, mapping);
	}

	private static ScalarMapping same(AttributeType first, AttributeType... more) {
		return ScalarMapping.same(types(first, more));
	}

	private static Set<AttributeType> types(AttributeType first, AttributeType... more) {
		return (more.length == 0) ? Set.of(first) : Collections.unmodifiableSet(EnumSet.of(first, more));
	}

	private static long toLong(Object value) {
		return (value instanceof BigInteger integer) ? integer.longValueExact() : (Long) value;
	}

	private static short toShort(Object value) {
		return BigInteger.valueOf(toLong(value)).shortValueExact();
	}

	private static byte toByte(Object value) {
		return BigInteger.valueOf(toLong(value)).byteValueExact();
	}

	private static BigInteger toBigInteger(Object value) {
		return (value instanceof BigInteger integer) ? integer : BigInteger.valueOf((Long) value);
	}

}
