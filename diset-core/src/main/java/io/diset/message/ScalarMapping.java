package io.diset.message;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Maps values that are checked as a whole: a canonical value is one of the class, or
 * converted to one.
 *
 * @param types the types of the values
 * @param conversion makes a value of the class of a canonical one
 */
record ScalarMapping(Set<AttributeType> types, Conversion conversion) implements ValueMapping {

	static ScalarMapping same(Set<AttributeType> types) {
		return new ScalarMapping(types, (value) -> value);
	}

	@Override
	public @Nullable Object read(@Nullable Object value, int depth) {
		Object canonical = TypeCheck.received(this.types, value);
		if (canonical == null) {
			return null;
		}
		try {
			return this.conversion.convert(canonical);
		}
		catch (ArithmeticException ex) {
			throw new ValueException("Value of ", " is out of range", ex);
		}
	}

	@Override
	public @Nullable Object write(@Nullable Object value, int depth) {
		return TypeCheck.given(this.types, value);
	}

	/**
	 * Makes a value of a class of a canonical one.
	 */
	@FunctionalInterface
	interface Conversion {

		/**
		 * Convert a value.
		 * @param value the canonical value
		 * @return the value of the class
		 * @throws ArithmeticException if the class cannot hold it
		 */
		Object convert(Object value);

	}

}
