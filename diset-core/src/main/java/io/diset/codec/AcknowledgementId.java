package io.diset.codec;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The id by which the sender of a message recognises its acknowledgement. Made by the
 * sender and returned as it was: text as text, a number as a number. Text has at most
 * 1024 characters, since acknowledgements do not wait for the window of messages.
 *
 * @param value the id: text, a number, or {@code null}, which asks for an acknowledgement
 * as well
 * @since 0.1.0
 */
public record AcknowledgementId(@Nullable Object value) {

	private static final String KEY = "id";

	private static final int MAX_LENGTH = 1024;

	/**
	 * Return the id of a message or an acknowledgement.
	 * @param map the dictionary that travels
	 * @return its id, or {@code null} when it has none
	 * @throws ProtocolException if it is of a wrong type or too long
	 */
	static @Nullable AcknowledgementId of(Map<?, ?> map) {
		Object value = map.get(KEY);
		if (value == null && !map.containsKey(KEY)) {
			return null;
		}
		boolean valid = (value instanceof String text) ? text.length() <= MAX_LENGTH
				: value == null || value instanceof Number;
		if (!valid) {
			throw new ProtocolException("Invalid message: id is not a short text or number");
		}
		return new AcknowledgementId(value);
	}

}
