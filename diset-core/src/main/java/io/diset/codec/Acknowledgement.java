package io.diset.codec;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Tells the sender of a message that it was accepted for its handler, or why not.
 *
 * @param id the id that the sender gave the message
 * @param result S_OK without a value, or S_ERROR with the reason
 * @since 0.1.0
 */
public record Acknowledgement(AcknowledgementId id, ReturnStructure result) implements Envelope {

	static Acknowledgement read(Map<?, ?> map) {
		AcknowledgementId id = AcknowledgementId.of(map);
		if (id == null) {
			throw new ProtocolException("Invalid acknowledgement: no id");
		}
		if (!map.containsKey("result")) {
			throw new ProtocolException("Invalid acknowledgement: no result");
		}
		return new Acknowledgement(id, ReturnStructure.of(map.get("result")));
	}

	@Override
	public Map<String, @Nullable Object> toMap() {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("request", false);
		map.put("id", this.id.value());
		map.put("result", this.result.toMap());
		return map;
	}

}
