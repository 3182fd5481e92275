package io.diset.codec;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What travels between the ends of an established connection, as the value of an S_OK: a
 * message, or the acknowledgement of one.
 *
 * @since 0.1.0
 */
public sealed interface Envelope permits MessageEnvelope, Acknowledgement {

	/**
	 * Read an envelope.
	 * @param value the value of the body's S_OK
	 * @return the envelope
	 * @throws RefusedMessageException if it is a message that wants an acknowledgement,
	 * but has a wrong form
	 * @throws ProtocolException if it is no envelope
	 */
	static Envelope read(@Nullable Object value) {
		if (!(value instanceof Map<?, ?> map)) {
			throw new ProtocolException("Invalid message: not a dictionary");
		}
		if (!(map.get("request") instanceof Boolean request)) {
			throw new ProtocolException("Invalid message: no request flag");
		}
		return request ? MessageEnvelope.read(map) : Acknowledgement.read(map);
	}

	/**
	 * Return the envelope as the dictionary that travels.
	 * @return the dictionary
	 */
	Map<String, @Nullable Object> toMap();

}
