package io.diset.message;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a component of a message's record can hold: the attribute types that it stands
 * for, and the way from a canonical value to the component's class.
 *
 * @param types the attribute types
 * @param conversion makes the component's value of a canonical one
 */
record ComponentType(Set<AttributeType> types, Conversion conversion) {

	private static final Map<Class<?>, ComponentType> SCALARS = scalars();

	static ComponentType of(RecordComponent component) {
		Type generic = component.getGenericType();
		if (component.getType() == List.class && holdsAnything(generic, 0)) {
			return same(AttributeType.LIST);
		}
		if (component.getType() == Map.class && isKeyedByText(generic) && holdsAnything(generic, 1)) {
			return same(AttributeType.DICT);
		}
		ComponentType type = SCALARS.get(component.getType());
		if (type == null) {
			throw new MessageDefinitionException("Component '%s' of record %s has the unsupported type %s"
				.formatted(component.getName(), component.getDeclaringRecord().getName(), generic.getTypeName()));
		}
		return type;
	}

	@Nullable Object toJava(@Nullable Object value, String attribute, String message) {
		if (value == null) {
			return null;
		}
		try {
			return this.conversion.convert(value);
		}
		catch (ArithmeticException ex) {
			throw new InvalidMessageException(
					"Value of attribute '%s' of message %s is out of range".formatted(attribute, message), ex);
		}
	}

	private static boolean isKeyedByText(Type generic) {
		return !(generic instanceof ParameterizedType type) || type.getActualTypeArguments()[0] == String.class;
	}

	private static boolean holdsAnything(Type generic, int argument) {
		if (!(generic instanceof ParameterizedType type)) {
			return true;
		}
		Type held = type.getActualTypeArguments()[argument];
		return held == Object.class
				|| (held instanceof WildcardType wildcard && wildcard.getUpperBounds()[0] == Object.class);
	}

	private static Map<Class<?>, ComponentType> scalars() {
		Map<Class<?>, ComponentType> scalars = new HashMap<>();
		addInteger(scalars, byte.class, Byte.class, ComponentType::toByte);
		addInteger(scalars, short.class, Short.class, ComponentType::toShort);
		addInteger(scalars, int.class, Integer.class, (value) -> Math.toIntExact(toLong(value)));
		addInteger(scalars, long.class, Long.class, ComponentType::toLong);
		scalars.put(BigInteger.class, new ComponentType(EnumSet.of(AttributeType.INT), ComponentType::toBigInteger));
		scalars.put(double.class, same(AttributeType.FLOAT));
		scalars.put(Double.class, same(AttributeType.FLOAT));
		ComponentType single = new ComponentType(EnumSet.of(AttributeType.FLOAT),
				(value) -> ((Number) value).floatValue());
		scalars.put(float.class, single);
		scalars.put(Float.class, single);
		scalars.put(Number.class, same(AttributeType.INT, AttributeType.FLOAT));
		scalars.put(boolean.class, same(AttributeType.BOOL));
		scalars.put(Boolean.class, same(AttributeType.BOOL));
		scalars.put(String.class, same(AttributeType.STR));
		scalars.put(byte[].class, same(AttributeType.BYTES));
		scalars.put(LocalDateTime.class, same(AttributeType.DATETIME));
		scalars.put(LocalDate.class, same(AttributeType.DATE));
		scalars.put(LocalTime.class, same(AttributeType.TIME));
		scalars.put(Object.class, same(AttributeType.ANY));
		return scalars;
	}

	private static void addInteger(Map<Class<?>, ComponentType> scalars, Class<?> primitive, Class<?> box,
			Conversion conversion) {
		ComponentType type = new ComponentType(EnumSet.of(AttributeType.INT), conversion);
		scalars.put(primitive, type);
		scalars.put(box, type);
	}

	private static ComponentType same(AttributeType first, AttributeType... more) {
		return new ComponentType(EnumSet.of(first, more), (value) -> value);
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

	/**
	 * Makes the value of a component of a canonical value.
	 */
	@FunctionalInterface
	interface Conversion {

		/**
		 * Convert a value.
		 * @param value the canonical value
		 * @return the component's value
		 * @throws ArithmeticException if the component cannot hold it
		 */
		Object convert(Object value);

	}

}
