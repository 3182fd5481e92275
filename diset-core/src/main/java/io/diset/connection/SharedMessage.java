package io.diset.connection;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import io.diset.codec.Encoding;
import io.diset.codec.FrameEncoder;
import io.diset.message.MessageType;
import io.diset.message.MessageTypes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * A message for several connections, which is encoded once for each encoding. To be used
 * by one thread, with connections whose settings have the same message types.
 *
 * @since 0.1.0
 */
public final class SharedMessage {

	private final Map<Encoding, byte[]> frames = new EnumMap<>(Encoding.class);

	private final Object message;

	private @Nullable MessageType<?> type;

	/**
	 * Create a message for several connections.
	 * @param message the message
	 */
	public SharedMessage(Object message) {
		this.message = message;
	}

	Object message() {
		return this.message;
	}

	/**
	 * Return the type of the message.
	 * @param types the types of the connections
	 * @return the type
	 * @throws io.diset.message.MessageDefinitionException if it is not a message
	 */
	MessageType<?> type(MessageTypes types) {
		if (this.type == null) {
			this.type = types.ofMessage(this.message);
		}
		return this.type;
	}

	/**
	 * Return the frame of the message, whose type must be known.
	 * @param encoding the encoding of its body
	 * @return the frame, owned by the caller
	 * @throws io.diset.message.InvalidMessageException if the message has a wrong value,
	 * or one that the encoding cannot carry
	 */
	ByteBuf frame(Encoding encoding) {
		return Unpooled.wrappedBuffer(this.frames.computeIfAbsent(encoding, this::encode));
	}

	private byte[] encode(Encoding encoding) {
		MessageType<?> type = Objects.requireNonNull(this.type, "The type is not known");
		ByteBuf frame = FrameEncoder.message(UnpooledByteBufAllocator.DEFAULT, encoding, type, this.message, null);
		try {
			return ByteBufUtil.getBytes(frame);
		}
		finally {
			frame.release();
		}
	}

}
