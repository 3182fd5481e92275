package io.diset.codec;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The <em>return structure</em> that is the body of every frame: S_OK with a value or
 * S_ERROR with a number and a text. Reading is lenient as the original is: unknown keys
 * are ignored and an absent {@code Value} is {@code null}. Writing is strict: a Python
 * peer relies on every key.
 *
 * @since 0.1.0
 */
public sealed interface ReturnStructure {

	/**
	 * S_OK without a value.
	 */
	ReturnStructure S_OK = new Success(null);

	/**
	 * Return S_OK with a value.
	 * @param value a value that an encoding can carry
	 * @return the structure
	 */
	static ReturnStructure ok(@Nullable Object value) {
		return (value != null) ? new Success(value) : S_OK;
	}

	/**
	 * Return S_ERROR with the number 0, which stands for no particular error.
	 * @param message the text of the error
	 * @return the structure
	 */
	static ReturnStructure error(String message) {
		return new Failure(0, message);
	}

	/**
	 * Read a return structure.
	 * @param decoded what an encoding made of the body
	 * @return the structure
	 * @throws ProtocolException if it is none
	 */
	static ReturnStructure of(@Nullable Object decoded) {
		if (decoded instanceof Map<?, ?> map && map.get("OK") instanceof Boolean ok) {
			return ok ? ok(map.get("Value")) : new Failure(errno(map.get("Errno")), text(map.get("Message")));
		}
		throw new ProtocolException("Not a return structure");
	}

	/**
	 * Return the structure as the dictionary that travels.
	 * @return the dictionary
	 */
	Map<String, @Nullable Object> toMap();

	private static int errno(@Nullable Object errno) {
		long number = (errno instanceof Long || errno instanceof Integer) ? ((Number) errno).longValue() : 0;
		return (number == (int) number) ? (int) number : 0;
	}

	private static String text(@Nullable Object message) {
		return (message != null) ? message.toString() : "";
	}

	/**
	 * S_OK.
	 *
	 * @param value the value, which may be {@code null}
	 */
	record Success(@Nullable Object value) implements ReturnStructure {

		@Override
		public Map<String, @Nullable Object> toMap() {
			Map<String, @Nullable Object> map = new LinkedHashMap<>();
			map.put("OK", true);
			map.put("Value", this.value);
			return map;
		}

	}

	/**
	 * S_ERROR.
	 *
	 * @param errno the number of the error; 0 stands for none in particular
	 * @param message the text of the error
	 */
	record Failure(int errno, String message) implements ReturnStructure {

		@Override
		public Map<String, @Nullable Object> toMap() {
			Map<String, @Nullable Object> map = new LinkedHashMap<>();
			map.put("OK", false);
			map.put("Errno", this.errno);
			map.put("Message", wellFormed(this.message));
			return map;
		}

		// An error may quote a peer, and must be told whatever that has sent
		private static String wellFormed(String text) {
			return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
		}

	}

}
