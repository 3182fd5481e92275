package io.diset.codec;

import java.util.function.Function;

import io.diset.message.InvalidMessageException;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is compared with the original, each for one kind of test vector.
 */
enum VectorCheck {

	/** A value is written byte for byte as by the original. */
	WRITE("encode") {

		@Override
		void run(CodecVector vector) {
			byte[] written = Buffers.written((out) -> vector.encoding().write(vector.value(), out));
			assertThat(written).isEqualTo(vector.encoded());
		}

	},

	/** What the original wrote is read or refused as by the original. */
	READ_BACK("encode") {

		@Override
		void run(CodecVector vector) {
			if (vector.isReadBack()) {
				assertRead(vector.encoding()::read, vector.encoded(), vector.valueReadBack());
			}
			else {
				assertRefused(vector.encoding()::read, vector.encoded());
			}
		}

	},

	/** A value that the original cannot write is not written. */
	REFUSE_TO_WRITE("encode-error") {

		@Override
		void run(CodecVector vector) {
			assertThatExceptionOfType(InvalidMessageException.class)
				.isThrownBy(() -> Buffers.written((out) -> vector.encoding().write(vector.value(), out)));
		}

	},

	/** Input is read or refused as by the original's decoder of that encoding. */
	READ("decode") {

		@Override
		void run(CodecVector vector) {
			if (vector.isAccepted()) {
				assertRead(vector.encoding()::read, vector.input(), vector.value());
			}
			else {
				assertRefused(vector.encoding()::read, vector.input());
			}
		}

	},

	/** The body of a frame is accepted or refused as by the original's receiver. */
	RECEIVE("mixed-decode") {

		@Override
		void run(CodecVector vector) {
			Function<ByteBuf, @Nullable Object> receiver = (body) -> Encoding.readBody(body).toMap();
			if (vector.isAccepted()) {
				assertRead(receiver, vector.input(), vector.value());
			}
			else {
				assertRefused(receiver, vector.input());
			}
		}

	};

	private final String kind;

	VectorCheck(String kind) {
		this.kind = kind;
	}

	boolean appliesTo(CodecVector vector) {
		return vector.kind().equals(this.kind);
	}

	/**
	 * Compare.
	 * @param vector what the original did
	 * @throws AssertionError if we do something else
	 * @throws RuntimeException if we refuse what the original accepts
	 */
	abstract void run(CodecVector vector);

	private static void assertRead(Function<ByteBuf, @Nullable Object> reader, byte[] input, @Nullable Object value) {
		Buffers.withEachKind(input, (body) -> assertThat(NeutralValue.comparable(reader.apply(body)))
			.isEqualTo(NeutralValue.comparable(value)));
	}

	private static void assertRefused(Function<ByteBuf, @Nullable Object> reader, byte[] input) {
		Buffers.withEachKind(input,
				(body) -> assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> reader.apply(body)));
	}

}
