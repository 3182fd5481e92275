package io.diset.benchmark.load.limit;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.diset.codec.Encoding;
import io.diset.codec.FrameEncoder;
import io.diset.codec.MessageEnvelope;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FixedFrames}, whose frames must be those of the codec.
 */
class FixedFramesTests {

	private static final UnpooledByteBufAllocator HEAP = new UnpooledByteBufAllocator(false);

	@ParameterizedTest
	@MethodSource("cases")
	void writesWhatTheCodecWrites(Encoding encoding, Name name, int id) {
		ByteBuf out = Unpooled.buffer();
		frames(encoding).write(name, id, out);
		assertThat(text(out)).isEqualTo(text(encoded(encoding, name, id)));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void writesDataAsTheCodecDoes(Encoding encoding, Name name, int id) {
		ByteBuf out = Unpooled.buffer();
		frames(encoding).write(name, "x".repeat(99), id, out);
		assertThat(text(out)).isEqualTo(text(encoded(encoding, name, "x".repeat(99), id)));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void readsWhatTheCodecWrites(Encoding encoding, Name name, int id) {
		for (ByteBuf frame : new ByteBuf[] { encoded(encoding, name, id), encoded(encoding, name, "7", id) }) {
			int start = frame.indexOf(0, frame.writerIndex(), (byte) ':') + 1;
			FixedFrames frames = FixedFrames.of(frame.getByte(start));
			assertThat(frames).isSameAs(frames(encoding));
			assertThat(frames.name(frame, start)).isEqualTo(name);
			assertThat(frames.id(frame, frame.writerIndex())).isEqualTo(id);
		}
	}

	static Stream<Object[]> cases() {
		return Stream.of(Encoding.values())
			.flatMap((encoding) -> Stream.of(Name.values())
				.flatMap((name) -> IntStream.of(0, 9, 10, 12345, Integer.MAX_VALUE)
					.mapToObj((id) -> new Object[] { encoding, name, id })));
	}

	private static FixedFrames frames(Encoding encoding) {
		return (encoding == Encoding.DENCODE) ? FixedFrames.DENCODE : FixedFrames.JENCODE;
	}

	private static ByteBuf encoded(Encoding encoding, Name name, Object... values) {
		return FrameEncoder.frame(HEAP, encoding, MessageEnvelope.of(name.text(), values));
	}

	private static String text(ByteBuf frame) {
		return frame.toString(StandardCharsets.US_ASCII);
	}

}
