package io.diset.connection;

import java.util.EnumMap;
import java.util.Map;

import io.diset.codec.Encoding;
import io.diset.codec.FrameEncoder;
import io.diset.message.MessageType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;

/**
 * A message for several connections, which is encoded once for each encoding. To be used
 * by one thread, with connections whose settings have the same message types.
 *
 * @since 0.1.0
 */
public final class SharedMessage {

	private final Map<Encoding, byte[]> frames = new EnumMap<>(Encoding.class);

	private final Object message;

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
	 * Return the frame of the message.
	 * @param encoding the encoding of its body
	 * @param type the type of the message
	 * @return the frame, owned by the caller
	 * @throws io.diset.message.InvalidMessageException if the message has a wrong value,
	 * or one that the encoding cannot carry
	 */
	ByteBuf frame(Encoding encoding, MessageType<?> type) {
		return Unpooled.wrappedBuffer(this.frames.computeIfAbsent(encoding, (missing) -> encode(missing, type)));
	}

	private byte[] encode(Encoding encoding, MessageType<?> type) {
		ByteBuf frame = FrameEncoder.message(UnpooledByteBufAllocator.DEFAULT, encoding, type, this.message, null);
		try {
			return ByteBufUtil.getBytes(frame);
		}
		finally {
			frame.release();
		}
	}

}
