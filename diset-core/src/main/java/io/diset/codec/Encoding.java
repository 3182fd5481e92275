package io.diset.codec;

import io.diset.message.InvalidMessageException;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a frame's body, known by its first byte.
 *
 * @since 0.1.0
 */
public enum Encoding {

	/**
	 * JSON as the original writes it.
	 */
	JENCODE {

		@Override
		@Nullable Object read(ByteBuf body) {
			return JEncodeReader.read(body);
		}

		@Override
		void write(@Nullable Object value, ByteBuf out) {
			new JEncodeWriter(out).write(value);
		}

	};

	/**
	 * Return the encoding of a body.
	 * @param body the body
	 * @return its encoding, or {@code null} when it has none of these
	 */
	public static @Nullable Encoding of(ByteBuf body) {
		return (body.getByte(body.readerIndex()) == '{') ? JENCODE : null;
	}

	/**
	 * Read the body of a frame.
	 * @param body the body
	 * @return what it says
	 * @throws ProtocolException if it cannot be read or is no return structure
	 */
	public static ReturnStructure readBody(ByteBuf body) {
		byte first = body.getByte(body.readerIndex());
		return switch (first) {
			case '{' -> ReturnStructure.of(JENCODE.read(body));
			case 'd' -> throw new ProtocolException("Encoding DEncode is not supported");
			default -> throw new ProtocolException("Unknown encoding");
		};
	}

	/**
	 * Read one value that fills the buffer.
	 * @param body the bytes of the value
	 * @return the value
	 * @throws ProtocolException if it cannot be read
	 */
	abstract @Nullable Object read(ByteBuf body);

	/**
	 * Append a value.
	 * @param value the value
	 * @param out the buffer
	 * @throws InvalidMessageException if the encoding cannot carry the value
	 */
	abstract void write(@Nullable Object value, ByteBuf out);

}
