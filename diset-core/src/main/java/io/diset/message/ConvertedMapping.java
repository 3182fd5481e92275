package io.diset.message;

import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Maps values of a class that only converters know.
 *
 * @param type the class
 * @param carrier the class that the values are converted to
 * @param types the type of that class
 * @param converters convert between the two classes
 */
record ConvertedMapping(Class<?> type, Class<?> carrier, Set<AttributeType> types,
		AttributeConverters converters) implements ValueMapping {

	@Override
	public Object read(@Nullable Object value, int depth) {
		Object canonical = Objects.requireNonNull(TypeCheck.received(this.types, value));
		Object converted;
		try {
			converted = this.converters.convert(canonical, this.type);
		}
		catch (RuntimeException ex) {
			throw noInstance(ex);
		}
		if (!this.type.isInstance(converted)) {
			throw noInstance(null);
		}
		return converted;
	}

	@Override
	public @Nullable Object write(@Nullable Object value, int depth) {
		if (value == null) {
			throw ValueException.given(null, this.types);
		}
		Object converted;
		try {
			converted = this.converters.convert(value, this.carrier);
		}
		catch (RuntimeException ex) {
			throw notConverted(ex);
		}
		if (!this.carrier.isInstance(converted)) {
			throw notConverted(null);
		}
		return TypeCheck.given(this.types, converted);
	}

	// What the converter says is not in the text, which goes to the peer
	private ValueException noInstance(@Nullable Throwable cause) {
		return new ValueException("Value of ", " is no " + this.type.getSimpleName(), cause);
	}

	private ValueException notConverted(@Nullable Throwable cause) {
		return new ValueException("Value of ", " cannot be converted to " + this.carrier.getSimpleName(), cause);
	}

}
