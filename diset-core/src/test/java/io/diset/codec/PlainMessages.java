package io.diset.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

	private static final int BEFORE = 3;

	private PlainMessages() {
	}

	/**
	 * Check that a body that is read in the short way says the same in the long one, from
	 * each kind of buffer, and that it is written as the long one writes it.
	 * @param body the body
	 * @return whether it is read in the short way
	 */
	public static boolean check(byte[] body) {
		Envelope[] read = new Envelope[1];
		Buffers.withEachKind(body, (buffer) -> {
			Envelope plain = readInTheShortWay(buffer);
			if (plain != null) {
				assertThat(plain).isEqualTo(readInTheLongWay(buffer));
			}
			read[0] = plain;
		});
		if (read[0] instanceof MessageEnvelope message && message.values() != null) {
			checkWritten(message.name(), message.values(), message.id());
		}
		else if (read[0] instanceof Acknowledgement acknowledgement) {
			checkAccepted(acknowledgement.id());
		}
		return read[0] != null;
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
		PlainFrame plain = PlainJEncodeWriter.message(name, values.toArray(), id);
		return plain != null && isWrittenAs(plain, new MessageEnvelope(name, values, id));
	}

	/**
	 * Check that an acknowledgement is written as the long way writes it, if it is
	 * written in the short way.
	 * @param id the id of the message
	 * @return whether it was written in the short way
	 */
	static boolean checkAccepted(AcknowledgementId id) {
		PlainFrame plain = PlainJEncodeWriter.accepted(id);
		return plain != null && isWrittenAs(plain, new Acknowledgement(id, ReturnStructure.S_OK));
	}

	private static boolean isWrittenAs(PlainFrame plain, Envelope envelope) {
		ByteBuf expected = FrameEncoder.frame(UnpooledByteBufAllocator.DEFAULT, Encoding.JENCODE, envelope);
		byte[] written = new byte[BEFORE + plain.maxLength()];
		int end = plain.write(written, BEFORE);
		assertThat(new String(written, BEFORE, end - BEFORE, StandardCharsets.UTF_8))
			.isEqualTo(expected.toString(StandardCharsets.UTF_8));
		expected.release();
		return true;
	}

	/**
	 * Return the body of an acknowledgement as the original writes it.
	 * @param id the id of the message
	 * @return the bytes
	 */
	static byte[] accepted(@Nullable Object id) {
		return bytes(new Acknowledgement(new AcknowledgementId(id), ReturnStructure.S_OK));
	}

	private static byte[] bytes(Envelope envelope) {
		ByteBuf out = Unpooled.buffer();
		Encoding.JENCODE.write(ReturnStructure.ok(envelope.toMap()).toMap(), out);
		return Arrays.copyOf(out.array(), out.writerIndex());
	}

	private static @Nullable Envelope readInTheShortWay(ByteBuf body) {
		ReadEnvelope read = new ReadEnvelope();
		assertThat(PlainJEncodeReader.read(body, read)).isEqualTo(read.envelope != null);
		return read.envelope;
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
		return bytes(new MessageEnvelope(name, Arrays.asList(values), (id != null) ? new AcknowledgementId(id) : null));
	}

	private static final class ReadEnvelope implements EnvelopeListener {

		private @Nullable Envelope envelope;

		@Override
		public void onMessage(String name, List<? extends @Nullable Object> values, @Nullable AcknowledgementId id,
				int length) {
			this.envelope = new MessageEnvelope(name, new ArrayList<>(values), id);
		}

		@Override
		public void onAcknowledgement(Acknowledgement acknowledgement) {
			this.envelope = acknowledgement;
		}

	}

}
