package io.diset.message;

import org.jspecify.annotations.Nullable;

/**
 * Converts values of classes that DISET does not know to those that it does, and back.
 * Asked for both ways when a record is resolved, then for each value. Must be safe for
 * use by several threads; values are converted on the event loop, so that a converter
 * must not block.
 *
 * @since 0.1.0
 */
public interface AttributeConverters {

	/**
	 * Return whether values of a class can be converted to another.
	 * @param source the class of the values; of a primitive component its box
	 * @param target the class to convert them to
	 * @return whether there is a converter
	 */
	boolean canConvert(Class<?> source, Class<?> target);

	/**
	 * Convert a value. What is thrown refuses the message, as the cause of an
	 * {@link InvalidMessageException}; its text is not told to the peer.
	 * @param value the value
	 * @param target the class to convert it to
	 * @return the converted value, an instance of the class; {@code null} refuses the
	 * message
	 */
	@Nullable Object convert(Object value, Class<?> target);

	/**
	 * Return the converters that convert nothing.
	 * @return no converters
	 */
	static AttributeConverters none() {
		return NoConverters.INSTANCE;
	}

}
