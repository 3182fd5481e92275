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
 * @param id the id under which the sender wants an acknowledgement, or {@code null} when
 * it wants none
 * @since 0.1.0
 */
public record MessageEnvelope(String name, @Nullable List<@Nullable Object> values,
		@Nullable AcknowledgementId id) implements Envelope {

	/**
	 * Create the envelope of a message that wants no acknowledgement.
	 * @param name the name of the message
	 * @param values the values in the order of the wire
	 * @return the envelope
	 */
	public static MessageEnvelope of(String name, @Nullable Object... values) {
		return new MessageEnvelope(name, Collections.unmodifiableList(Arrays.<@Nullable Object>asList(values)), null);
	}

	static MessageEnvelope read(Map<?, ?> map) {
		AcknowledgementId id = AcknowledgementId.of(map);
		try {
			return new MessageEnvelope(name(map), map.containsKey("attrs") ? values(map.get("attrs")) : null, id);
		}
		catch (ProtocolException ex) {
			throw (id != null) ? new RefusedMessageException(id, String.valueOf(ex.getMessage()), ex) : ex;
		}
	}

	@Override
	public Map<String, @Nullable Object> toMap() {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("request", true);
		map.put("name", this.name);
		if (this.values != null) {
			map.put("attrs", Arrays.asList(this.id != null, this.values));
		}
		if (this.id != null) {
			map.put("id", this.id.value());
		}
		return map;
	}

	private static String name(Map<?, ?> map) {
		if (map.get("name") instanceof String name) {
			return name;
		}
		throw new ProtocolException("Invalid message: no name");
	}

	private static List<@Nullable Object> values(@Nullable Object attrs) {
		if (attrs instanceof List<?> pair && pair.size() >= 2 && pair.get(1) instanceof List<?> values) {
			return Collections.unmodifiableList(values);
		}
		throw new ProtocolException("Invalid message: attributes are not a list");
	}

}
