package io.diset.codec;

import java.util.Arrays;

import io.diset.message.InvalidMessageException;
import io.diset.message.MessageType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames, each into one buffer: room for the header is left in front of the body
 * and filled in when the length of the body is known.
 *
 * @since 0.1.0
 */
public final class FrameEncoder {

	private static final String KEEP_ALIVE = "dka";

	private static final int MAX_DIGITS = 9;

	private static final int HEADER = KEEP_ALIVE.length() + MAX_DIGITS + 1;

	private static final int MAX_LENGTH = 999_999_999;

	private static final int INITIAL_CAPACITY = 256;

	private FrameEncoder() {
	}

	/**
	 * Write a frame.
	 * @param allocator makes its buffer
	 * @param encoding the encoding of the body
	 * @param body the body
	 * @return the frame, owned by the caller
	 * @throws InvalidMessageException if the body holds something that the encoding
	 * cannot carry
	 */
	public static ByteBuf frame(ByteBufAllocator allocator, Encoding encoding, ReturnStructure body) {
		return encode(allocator, encoding, body.toMap(), "");
	}

	/**
	 * Write the frame of a message or an acknowledgement.
	 * @param allocator makes its buffer
	 * @param encoding the encoding of the body
	 * @param envelope the message or acknowledgement
	 * @return the frame, owned by the caller
	 * @throws InvalidMessageException if the message holds something that the encoding
	 * cannot carry
	 */
	public static ByteBuf frame(ByteBufAllocator allocator, Encoding encoding, Envelope envelope) {
		return frame(allocator, encoding, ReturnStructure.ok(envelope.toMap()));
	}

	/**
	 * Write the frame of a message.
	 * @param allocator makes its buffer
	 * @param encoding the encoding of the body
	 * @param type the type of the message
	 * @param message the message
	 * @param id the id under which an acknowledgement is wanted, or {@code null}
	 * @return the frame, owned by the caller
	 * @throws InvalidMessageException if the message has a wrong value, or one that the
	 * encoding cannot carry
	 */
	public static ByteBuf message(ByteBufAllocator allocator, Encoding encoding, MessageType<?> type, Object message,
			@Nullable AcknowledgementId id) {
		@Nullable Object[] values = type.write(message);
		PlainFrame plain = encoding.plainMessage(type.name(), values, id);
		return (plain != null) ? plain.toBuffer(allocator)
				: frame(allocator, encoding, new MessageEnvelope(type.name(), Arrays.asList(values), id));
	}

	/**
	 * Prepare the frame of a message, if that needs no general encoder.
	 * @param encoding the encoding of the body
	 * @param type the type of the message
	 * @param message the message
	 * @param id the id under which an acknowledgement is wanted, or {@code null}
	 * @return the frame, or {@code null} if
	 * {@link #message(ByteBufAllocator, Encoding, MessageType, Object, AcknowledgementId)}
	 * has to write it
	 * @throws InvalidMessageException if the message has a wrong value
	 */
	public static @Nullable PlainFrame plain(Encoding encoding, MessageType<?> type, Object message,
			@Nullable AcknowledgementId id) {
		return encoding.plainMessage(type.name(), type.write(message), id);
	}

	/**
	 * Write the frame that acknowledges a message.
	 * @param allocator makes its buffer
	 * @param encoding the encoding of the body
	 * @param id the id of the message
	 * @return the frame, owned by the caller
	 */
	public static ByteBuf accepted(ByteBufAllocator allocator, Encoding encoding, AcknowledgementId id) {
		PlainFrame plain = encoding.plainAccepted(id);
		return (plain != null) ? plain.toBuffer(allocator)
				: frame(allocator, encoding, new Acknowledgement(id, ReturnStructure.S_OK));
	}

	/**
	 * Write a keep-alive frame.
	 * @param allocator makes its buffer
	 * @param encoding the encoding of the body
	 * @param keepAlive the keep-alive
	 * @return the frame, owned by the caller
	 */
	public static ByteBuf frame(ByteBufAllocator allocator, Encoding encoding, KeepAlive keepAlive) {
		return encode(allocator, encoding, keepAlive.toBody().toMap(), KEEP_ALIVE);
	}

	private static ByteBuf encode(ByteBufAllocator allocator, Encoding encoding, @Nullable Object body, String prefix) {
		ByteBuf frame = allocator.buffer(INITIAL_CAPACITY);
		try {
			frame.writeZero(HEADER);
			encoding.write(body, frame);
			writeHeader(frame, prefix);
			return frame;
		}
		catch (Throwable ex) {
			frame.release();
			throw ex;
		}
	}

	private static void writeHeader(ByteBuf frame, String prefix) {
		int length = frame.readableBytes() - HEADER;
		if (length > MAX_LENGTH) {
			throw new InvalidMessageException("A frame cannot carry %d bytes".formatted(length));
		}
		int index = HEADER - 1;
		frame.setByte(index, ':');
		for (int rest = length; rest > 0; rest /= 10) {
			frame.setByte(--index, '0' + rest % 10);
		}
		for (int i = prefix.length() - 1; i >= 0; i--) {
			frame.setByte(--index, prefix.charAt(i));
		}
		frame.readerIndex(index);
	}

}
