package io.diset.client;

import java.util.function.Supplier;

import io.diset.codec.AcknowledgementId;
import io.diset.message.MessageDefinition;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits for a connection.
 *
 * @param frame its frame
 * @param definition its definition, by which it was encoded
 * @param again makes the frame once more
 * @param id the id under which it wants an acknowledgement, or {@code null}
 */
record EncodedMessage(ByteBuf frame, MessageDefinition definition, Supplier<ByteBuf> again,
		@Nullable AcknowledgementId id) {

	int length() {
		return this.frame.readableBytes();
	}

	void release() {
		this.frame.release();
	}

}
