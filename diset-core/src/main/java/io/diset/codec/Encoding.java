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

		@Override
		boolean readPlain(ByteBuf body, EnvelopeListener listener) {
			return PlainJEncodeReader.read(body, listener);
		}

		@Override
		@Nullable PlainFrame plainMessage(String name, @Nullable Object[] values, @Nullable AcknowledgementId id) {
			return PlainJEncodeWriter.message(name, values, id);
		}

		@Override
		@Nullable PlainFrame plainAccepted(AcknowledgementId id) {
			return PlainJEncodeWriter.accepted(id);
		}

	},

	/**
	 * The older encoding, which the original still accepts.
	 */
	DENCODE {

		@Override
		@Nullable Object read(ByteBuf body) {
			return DEncodeReader.read(body);
		}

		@Override
		void write(@Nullable Object value, ByteBuf out) {
			new DEncodeWriter(out).write(value);
		}

	};

	/**
	 * Find the encoding of a body. That it can be read is not sure yet.
	 * @param body the body
	 * @return its encoding, or {@code null} when it starts as none that is known
	 */
	public static @Nullable Encoding find(ByteBuf body) {
		return switch (body.isReadable() ? body.getByte(body.readerIndex()) : 0) {
			case '{' -> JENCODE;
			case 'd' -> DENCODE;
			default -> null;
		};
	}

	/**
	 * Return the encoding of a body. That it can be read is not sure yet.
	 * @param body the body
	 * @return its encoding
	 * @throws ProtocolException if the body starts as none that is known
	 */
	public static Encoding of(ByteBuf body) {
		Encoding encoding = find(body);
		if (encoding == null) {
			throw new ProtocolException("Unknown encoding");
		}
		return encoding;
	}

	/**
	 * Read the body of a frame.
	 * @param body the body
	 * @return what it says
	 * @throws ProtocolException if it cannot be read or is no return structure
	 */
	public static ReturnStructure readBody(ByteBuf body) {
		return ReturnStructure.of(of(body).read(body));
	}

	/**
	 * Read the body of a frame that is a message or an acknowledgement in the usual form,
	 * at less cost than {@link #readBody(ByteBuf)}.
	 * @param body the body, which is left as it is
	 * @param listener takes the message or acknowledgement, before this returns
	 * @return whether it has that form, or has to be read in the other way
	 */
	public static boolean readUsual(ByteBuf body, EnvelopeListener listener) {
		Encoding encoding = find(body);
		return encoding != null && encoding.readPlain(body, listener);
	}

	/**
	 * Read one value.
	 * @param body the bytes of the value; JSON has to fill it, after DEncode the rest is
	 * ignored
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

	/**
	 * Read a message or an acknowledgement in the usual form.
	 * @param body the body of its frame
	 * @param listener takes it
	 * @return whether it has that form, or has to be read in the other way
	 */
	boolean readPlain(ByteBuf body, EnvelopeListener listener) {
		return false;
	}

	/**
	 * Prepare the frame of an acknowledgement that says S_OK.
	 * @param id the id of the message
	 * @return the frame, or {@code null} if it has to be written in the other way
	 */
	@Nullable PlainFrame plainAccepted(AcknowledgementId id) {
		return null;
	}

	/**
	 * Prepare the frame of a message with plain values.
	 * @param name the name of the message
	 * @param values its canonical values
	 * @param id the id under which an acknowledgement is wanted, or {@code null}
	 * @return the frame, or {@code null} if it has to be written in the other way
	 */
	@Nullable PlainFrame plainMessage(String name, @Nullable Object[] values, @Nullable AcknowledgementId id) {
		return null;
	}

}
