package io.diset.codec;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Takes the messages and acknowledgements that
 * {@link Encoding#readUsual(io.netty.buffer.ByteBuf, EnvelopeListener)} reads.
 *
 * @since 0.1.0
 */
public interface EnvelopeListener {

	/**
	 * Take a message.
	 * @param name the name of the message
	 * @param values its values in the order of the wire, valid only during the call
	 * @param id the id under which the sender wants an acknowledgement, or {@code null}
	 * when it wants none
	 * @param length the length of the body that it was in, in bytes
	 */
	void onMessage(String name, List<? extends @Nullable Object> values, @Nullable AcknowledgementId id, int length);

	/**
	 * Take an acknowledgement.
	 * @param acknowledgement the acknowledgement
	 */
	void onAcknowledgement(Acknowledgement acknowledgement);

}
