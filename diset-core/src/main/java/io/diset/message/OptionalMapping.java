package io.diset.message;

import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Maps values that may be missing.
 *
 * @param present maps the values that are there
 * @param wrapped whether the values of the class are {@link Optional}s, not {@code null}
 */
record OptionalMapping(ValueMapping present, boolean wrapped) implements ValueMapping {

	private static final Set<AttributeType> TYPES = Set.of(AttributeType.ANY);

	@Override
	public Set<AttributeType> types() {
		return TYPES;
	}

	@Override
	public @Nullable Object read(@Nullable Object value, int depth) {
		Object read = (value != null) ? this.present.read(value, depth) : null;
		return this.wrapped ? Optional.ofNullable(read) : read;
	}

	@Override
	public @Nullable Object write(@Nullable Object value, int depth) {
		Object there = (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
		return (there != null) ? this.present.write(there, depth) : null;
	}

}
