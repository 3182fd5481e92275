package io.diset.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the two ways to read and to write messages.
 */
public final class PlainMessages {

	private static final int HEADER = 3;

	private PlainMessages() {
	}

	/**
	 * Check that a body that is read in the short way says the same in the long one, from
	 * each kind of buffer, and that it is written as the long one writes it.
	 * @param body the body
	 * @return whether it is read in the short way
	 */
	public static boolean check(byte[] body) {
		MessageEnvelope[] read = new MessageEnvelope[1];
		Buffers.withEachKind(body, (buffer) -> {
			MessageEnvelope plain = PlainJEncodeReader.read(buffer);
			if (plain != null) {
				assertThat(plain).isEqualTo(readInTheLongWay(buffer));
			}
			read[0] = plain;
		});
		MessageEnvelope message = read[0];
		if (message == null || message.values() == null) {
			return false;
		}
		checkWritten(message.name(), message.values(), message.id());
		return true;
	}

	/**
	 * Check that a message is written as the long way writes it, if it is written in the
	 * short way.
	 * @param name the name of the message
	 * @param values its values
	 * @param id its id, if it has one
	 * @return whether it was written in the short way
	 */
	static boolean checkWritten(String name, List<@Nullable Object> values, @Nullable AcknowledgementId id) {
		ByteBuf plain = PlainJEncodeWriter.write(UnpooledByteBufAllocator.DEFAULT, HEADER, name, values.toArray(), id);
		if (plain == null) {
			return false;
		}
		ByteBuf expected = Unpooled.buffer();
		Encoding.JENCODE.write(ReturnStructure.ok(new MessageEnvelope(name, values, id).toMap()).toMap(), expected);
		assertThat(plain.skipBytes(HEADER).toString(StandardCharsets.UTF_8))
			.isEqualTo(expected.toString(StandardCharsets.UTF_8));
		plain.release();
		return true;
	}

	private static Envelope readInTheLongWay(ByteBuf body) {
		return Envelope.read(((ReturnStructure.Success) Encoding.readBody(body)).value());
	}

	/**
	 * Return a body as the original writes it.
	 * @param name the name of the message
	 * @param id the id, if it has one
	 * @param values the values
	 * @return the bytes
	 */
	static byte[] body(String name, @Nullable Object id, @Nullable Object... values) {
		ByteBuf out = Unpooled.buffer();
		AcknowledgementId wanted = (id != null) ? new AcknowledgementId(id) : null;
		Encoding.JENCODE
			.write(ReturnStructure.ok(new MessageEnvelope(name, Arrays.asList(values), wanted).toMap()).toMap(), out);
		return Arrays.copyOf(out.array(), out.writerIndex());
	}

}
