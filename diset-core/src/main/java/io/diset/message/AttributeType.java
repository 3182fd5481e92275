package io.diset.message;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The type of an attribute, named as a Python peer names it. A value is kept as one Java
 * class per type, its <em>canonical</em> form, whichever way it came in.
 *
 * @since 0.1.0
 */
public enum AttributeType {

	/**
	 * An integer of any size: {@link Long}, or {@link BigInteger} beyond 64 bits.
	 */
	INT(Long.class) {

		@Override
		@Nullable Object canonical(Object value) {
			if (value instanceof Long) {
				return value;
			}
			if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
				return ((Number) value).longValue();
			}
			if (value instanceof BigInteger integer) {
				return (integer.bitLength() < Long.SIZE) ? (Object) integer.longValue() : integer;
			}
			return null;
		}

		@Override
		@Nullable Object lenient(Object value) {
			return (value instanceof Boolean truth) ? (Object) (truth ? 1L : 0L) : null;
		}

	},

	/**
	 * A floating point number: {@link Double}. An integer that a peer sends is not one.
	 */
	FLOAT(Double.class) {

		@Override
		@Nullable Object canonical(Object value) {
			return (value instanceof Double || value instanceof Float) ? (Object) ((Number) value).doubleValue() : null;
		}

		@Override
		@Nullable Object given(Object value) {
			Object integer = INT.canonical(value);
			if (integer == null) {
				return null;
			}
			double number = ((Number) integer).doubleValue();
			return isExactly(number, integer) ? (Object) number : null;
		}

		// Compared as written, since a cast to long goes to the next that there is
		private static boolean isExactly(double number, Object integer) {
			return Double.isFinite(number) && new BigDecimal(number).compareTo(new BigDecimal(integer.toString())) == 0;
		}

	},

	/**
	 * A truth value: {@link Boolean}.
	 */
	BOOL(Boolean.class) {

		@Override
		@Nullable Object canonical(Object value) {
			return (value instanceof Boolean) ? value : null;
		}

	},

	/**
	 * Text: {@link String}.
	 */
	STR(String.class) {

		@Override
		@Nullable Object canonical(Object value) {
			return (value instanceof String) ? value : null;
		}

	},

	/**
	 * A list of values: {@link List}.
	 */
	LIST(List.class) {

		@Override
		@Nullable Object canonical(Object value) {
			return (value instanceof List) ? value : null;
		}

	},

	/**
	 * A dictionary with text as keys: {@link Map}.
	 */
	DICT(Map.class) {

		@Override
		@Nullable Object canonical(Object value) {
			return (value instanceof Map) ? value : null;
		}

	},

	/**
	 * A date and a time without zone: {@link LocalDateTime}.
	 */
	DATETIME(LocalDateTime.class) {

		@Override
		@Nullable Object canonical(Object value) {
			return (value instanceof LocalDateTime) ? value : null;
		}

	},

	/**
	 * A date: {@link LocalDate}. A date-time passes as one, and loses its time.
	 */
	DATE(LocalDate.class) {

		@Override
		@Nullable Object canonical(Object value) {
			return (value instanceof LocalDate) ? value : null;
		}

		@Override
		@Nullable Object lenient(Object value) {
			return (value instanceof LocalDateTime dateTime) ? dateTime.toLocalDate() : null;
		}

	},

	/**
	 * A time of day: {@link LocalTime}. The JSON encoding cannot carry it.
	 */
	TIME(LocalTime.class) {

		@Override
		@Nullable Object canonical(Object value) {
			return (value instanceof LocalTime) ? value : null;
		}

	},

	/**
	 * Bytes: {@code byte[]}. Text passes as its UTF-8, where the lone surrogate U+DCNN is
	 * the byte 0xNN: DEncode delivers bytes like that.
	 */
	BYTES(byte[].class) {

		@Override
		@Nullable Object canonical(Object value) {
			return (value instanceof byte[]) ? value : null;
		}

		@Override
		@Nullable Object lenient(Object value) {
			return (value instanceof String text) ? EscapedText.toBytes(text) : null;
		}

	},

	/**
	 * A value of any of the other types. The only type for which {@code null} is allowed.
	 */
	ANY(Object.class) {

		@Override
		Object canonical(Object value) {
			for (AttributeType type : values()) {
				Object canonical = (type != this) ? type.canonical(value) : null;
				if (canonical != null) {
					return canonical;
				}
			}
			return value;
		}

	};

	private final Class<?> javaType;

	AttributeType(Class<?> javaType) {
		this.javaType = javaType;
	}

	/**
	 * Return the Java class of values of this type.
	 * @return the class; of an integer beyond 64 bits it is another
	 */
	public Class<?> javaType() {
		return this.javaType;
	}

	/**
	 * Return the value in its canonical form.
	 * @param value a value that an application gave or a peer sent
	 * @return the canonical value, or {@code null} when the value is not of this type
	 */
	abstract @Nullable Object canonical(Object value);

	/**
	 * Return the canonical form of a value of another type that passes as this one where
	 * nothing fits better.
	 * @param value a value that is not of this type
	 * @return the canonical value, or {@code null} when the value does not pass
	 */
	@Nullable Object lenient(Object value) {
		return null;
	}

	/**
	 * Return the canonical form of a value of another type that an application may give
	 * for this one.
	 * @param value a value that is not of this type
	 * @return the canonical value, or {@code null} when the value does not pass
	 */
	@Nullable Object given(Object value) {
		return lenient(value);
	}

	/**
	 * Name the type of a value for an error text.
	 * @param value the value
	 * @return the name of its type
	 */
	static String nameOf(@Nullable Object value) {
		if (value == null) {
			return "null";
		}
		for (AttributeType type : values()) {
			if (type != ANY && type.canonical(value) != null) {
				return type.toString();
			}
		}
		return value.getClass().getName();
	}

	/**
	 * Return the name of this type as a definition writes it, in lower case.
	 */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
