package io.diset.codec;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What travels in a keep-alive frame.
 *
 * @param id the id that an answer repeats
 * @param ping whether this asks for an answer, else it is one
 * @since 0.1.0
 */
public record KeepAlive(@Nullable Object id, boolean ping) {

	/**
	 * Read the body of a keep-alive frame.
	 * @param body the body
	 * @return the keep-alive
	 * @throws ProtocolException if a key is missing or the body is S_ERROR
	 */
	public static KeepAlive read(ReturnStructure body) {
		if (body instanceof ReturnStructure.Success ok && ok.value() instanceof Map<?, ?> map && map.containsKey("id")
				&& map.get("kaping") instanceof Boolean ping) {
			return new KeepAlive(map.get("id"), ping);
		}
		throw new ProtocolException("Invalid keep-alive");
	}

	/**
	 * Return the answer to this ping.
	 * @return the answer
	 */
	public KeepAlive answer() {
		return new KeepAlive(this.id, false);
	}

	/**
	 * Return the body of the frame that carries this.
	 * @return the body
	 */
	public ReturnStructure toBody() {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("id", this.id);
		map.put("kaping", this.ping);
		return ReturnStructure.ok(map);
	}

}
