package io.diset.codec;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What travels of a message: its name and the values of its attributes by position.
 *
 * @param name the name of the message
 * @param values the values in the order of the wire; {@code null} when the sender left
 * them out
 * @param acknowledgementId the id under which the sender wants an acknowledgement, or
 * {@code null}
 * @since 0.1.0
 */
public record MessageEnvelope(String name, @Nullable List<@Nullable Object> values,
		@Nullable Object acknowledgementId) {

	/**
	 * Create an envelope of a message that wants no acknowledgement.
	 * @param name the name of the message
	 * @param values the values in the order of the wire
	 * @return the envelope
	 */
	public static MessageEnvelope of(String name, @Nullable Object... values) {
		return new MessageEnvelope(name, Collections.unmodifiableList(Arrays.<@Nullable Object>asList(values)), null);
	}

	/**
	 * Read the envelope of a message.
	 * @param value the value of the body's S_OK
	 * @return the envelope
	 * @throws ProtocolException if it is none
	 */
	public static MessageEnvelope read(@Nullable Object value) {
		if (!(value instanceof Map<?, ?> map)) {
			throw new ProtocolException("Invalid message: not a dictionary");
		}
		if (!(map.get("request") instanceof Boolean request)) {
			throw new ProtocolException("Invalid message: no request flag");
		}
		if (!request) {
			throw new ProtocolException("Acknowledgements are not supported");
		}
		if (!(map.get("name") instanceof String name)) {
			throw new ProtocolException("Invalid message: no name");
		}
		return new MessageEnvelope(name, map.containsKey("attrs") ? values(map.get("attrs")) : null, map.get("id"));
	}

	/**
	 * Return the envelope as the dictionary that travels.
	 * @return the dictionary
	 */
	public Map<String, @Nullable Object> toMap() {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("request", true);
		map.put("name", this.name);
		if (this.values != null) {
			map.put("attrs", Arrays.asList(this.acknowledgementId != null, this.values));
		}
		if (this.acknowledgementId != null) {
			map.put("id", this.acknowledgementId);
		}
		return map;
	}

	private static List<@Nullable Object> values(@Nullable Object attrs) {
		if (attrs instanceof List<?> pair && pair.size() >= 2 && pair.get(1) instanceof List<?> values) {
			return Collections.unmodifiableList(values);
		}
		throw new ProtocolException("Invalid message: attributes are not a list");
	}

}
