package io.diset.message;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Checks values against the types that are allowed, and brings them into their canonical
 * form.
 */
final class TypeCheck {

	private TypeCheck() {
	}

	/**
	 * Check a value that a peer sent.
	 * @param types the types that are allowed
	 * @param value the value
	 * @return the canonical value
	 * @throws ValueException if the value is of none of the types
	 */
	static @Nullable Object received(Set<AttributeType> types, @Nullable Object value) {
		if (value != null) {
			Object canonical = canonical(types, value);
			if (canonical != null) {
				return canonical;
			}
			for (AttributeType type : types) {
				Object lenient = type.lenient(value);
				if (lenient != null) {
					return lenient;
				}
			}
		}
		else if (types.contains(AttributeType.ANY)) {
			return null;
		}
		throw ValueException.received(value, types);
	}

	/**
	 * Check a value that the application gave.
	 * @param types the types that are allowed
	 * @param value the value
	 * @return the canonical value
	 * @throws ValueException if the value is of none of the types
	 */
	static @Nullable Object given(Set<AttributeType> types, @Nullable Object value) {
		if (value != null) {
			Object canonical = canonical(types, value);
			if (canonical != null) {
				return canonical;
			}
			for (AttributeType type : types) {
				Object given = type.given(value);
				if (given != null) {
					return given;
				}
			}
		}
		else if (types.contains(AttributeType.ANY)) {
			return null;
		}
		throw ValueException.given(value, types);
	}

	private static @Nullable Object canonical(Set<AttributeType> types, Object value) {
		for (AttributeType type : types) {
			Object canonical = type.canonical(value);
			if (canonical != null) {
				return canonical;
			}
		}
		return null;
	}

}
