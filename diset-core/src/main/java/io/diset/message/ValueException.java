package io.diset.message;

import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A value does not fit. Each level that it passes on its way out adds where it was, so
 * that values which do fit pay nothing for a place that nobody asks for.
 */
final class ValueException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final int MAX_PATH = 300;

	private final String before;

	private final String after;

	private final String path;

	/**
	 * Create an exception whose text has the place in the middle.
	 * @param before the text before the place
	 * @param after the text after the place
	 * @param cause what was thrown, if anything was
	 */
	ValueException(String before, String after, @Nullable Throwable cause) {
		this(before, after, "", cause);
	}

	private ValueException(String before, String after, String path, @Nullable Throwable cause) {
		super(null, cause, false, false);
		this.before = before;
		this.after = after;
		this.path = path;
	}

	/**
	 * Refuse a value that a peer sent.
	 * @param value the value
	 * @param expected the types that it may have
	 * @return the exception
	 */
	static ValueException received(@Nullable Object value, Set<AttributeType> expected) {
		return wrongType(AttributeType.nameOf(value),
				expected.stream().map(AttributeType::toString).collect(Collectors.joining(" or ")));
	}

	/**
	 * Refuse a value that the application gave. It thinks in classes.
	 * @param value the value
	 * @param expected the types that it may have
	 * @return the exception
	 */
	static ValueException given(@Nullable Object value, Set<AttributeType> expected) {
		String found = AttributeType.nameOf(value);
		if (value != null && !found.equals(value.getClass().getName())) {
			found = withClass(found, value.getClass());
		}
		return wrongType(found,
				expected.stream()
					.map((type) -> withClass(type.toString(), type.javaType()))
					.collect(Collectors.joining(" or ")));
	}

	/**
	 * Add where the value was.
	 * @param step the way from the outer value to the inner
	 * @return the exception of the outer value
	 */
	ValueException in(String step) {
		String longer = step + this.path;
		return new ValueException(this.before, this.after,
				(longer.length() > MAX_PATH) ? longer.substring(0, MAX_PATH) + "..." : longer, getCause());
	}

	/**
	 * Return the exception for the message that the value belongs to.
	 * @param message the name of the message
	 * @return the exception
	 */
	InvalidMessageException of(String message) {
		String place = this.path.isEmpty() ? "message " + message
				: "attribute '%s' of message %s".formatted(this.path.substring(1), message);
		String text = this.before + place + this.after;
		return new InvalidMessageException(Character.toUpperCase(text.charAt(0)) + text.substring(1), getCause());
	}

	private static ValueException wrongType(String found, String expected) {
		return new ValueException("Wrong type for ", ": %s, expected %s".formatted(found, expected), null);
	}

	private static String withClass(String type, Class<?> javaType) {
		return "%s (%s)".formatted(type, javaType.getSimpleName());
	}

}
