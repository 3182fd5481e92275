package io.diset.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.diset.message.InvalidMessageException;
import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FrameEncoderTests {

	private static final int EMPTY_TEXT = "{\"OK\": true, \"Value\": \"\"}".length();

	private final TrackingAllocator allocator = new TrackingAllocator();

	@Test
	void writesAReturnStructure() {
		assertThat(text(FrameEncoder.frame(this.allocator, Encoding.JENCODE, ReturnStructure.S_OK)))
			.isEqualTo("27:{\"OK\": true, \"Value\": null}");
		assertThat(text(FrameEncoder.frame(this.allocator, Encoding.JENCODE, ReturnStructure.error("no"))))
			.isEqualTo("42:{\"OK\": false, \"Errno\": 0, \"Message\": \"no\"}");
	}

	@Test
	void writesAMessage() {
		assertThat(text(FrameEncoder.frame(this.allocator, Encoding.JENCODE, MessageEnvelope.of("Ping", 0L))))
			.isEqualTo(
					"79:{\"OK\": true, \"Value\": {\"request\": true, \"name\": \"Ping\", \"attrs\": [false, [0]]}}");
	}

	@Test
	void writesAKeepAlive() {
		assertThat(text(FrameEncoder.frame(this.allocator, Encoding.JENCODE, new KeepAlive("x", true))))
			.isEqualTo("dka50:{\"OK\": true, \"Value\": {\"id\": \"x\", \"kaping\": true}}");
	}

	@Test
	void writesAnyOfThemInTheOtherEncoding() {
		assertThat(text(FrameEncoder.frame(this.allocator, Encoding.DENCODE, ReturnStructure.S_OK)))
			.isEqualTo("18:ds2:OKb1s5:Valuene");
		assertThat(text(FrameEncoder.frame(this.allocator, Encoding.DENCODE, MessageEnvelope.of("Ping", 0L))))
			.isEqualTo("62:ds2:OKb1s5:Valueds7:requestb1s4:names4:Pings5:attrslb0li0eeeee");
		assertThat(text(FrameEncoder.frame(this.allocator, Encoding.DENCODE, new KeepAlive("x", true))))
			.isEqualTo("dka39:ds2:OKb1s5:Valueds2:ids1:xs6:kapingb1ee");
	}

	@ParameterizedTest
	@ValueSource(ints = { 99, 100, 101, 999, 1000, 9999, 10_000, 99_999, 100_000, 999_999, 1_000_000, 10_000_000 })
	void putsTheLengthInFrontOfTheBody(int length) {
		String value = "x".repeat(length - EMPTY_TEXT);
		ByteBuf frame = FrameEncoder.frame(this.allocator, Encoding.JENCODE, ReturnStructure.ok(value));
		assertThat(text(frame)).isEqualTo(length + ":{\"OK\": true, \"Value\": \"" + value + "\"}");
	}

	@Test
	void countsBytesAndNotCharacters() {
		assertThat(text(FrameEncoder.frame(this.allocator, Encoding.JENCODE, ReturnStructure.ok("é"))))
			.isEqualTo("31:{\"OK\": true, \"Value\": \"\\u00e9\"}");
	}

	@Test
	void usesOneBufferThatItsCallerOwns() {
		ByteBuf frame = FrameEncoder.frame(this.allocator, Encoding.JENCODE, ReturnStructure.ok("x".repeat(100_000)));
		assertThat(this.allocator.buffers()).containsExactly(frame);
		assertThat(frame.refCnt()).isOne();
		assertThat(frame.nioBufferCount()).isOne();
		frame.release();
		assertThat(frame.refCnt()).isZero();
	}

	@Test
	void releasesTheBufferOfWhatItCannotWrite() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> FrameEncoder.frame(this.allocator,
				Encoding.JENCODE, MessageEnvelope.of("Ping", "x".repeat(100_000), new Object())));
		assertThat(this.allocator.buffers()).singleElement().extracting(ByteBuf::refCnt).isEqualTo(0);
	}

	@Test
	void releasesTheBufferWhenAValueFails() {
		List<Object> failing = new ArrayList<>() {

			private static final long serialVersionUID = 1L;

			@Override
			public Iterator<Object> iterator() {
				throw new AssertionError("iterator");
			}

		};
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> FrameEncoder.frame(this.allocator, Encoding.JENCODE, ReturnStructure.ok(failing)))
			.withMessage("iterator");
		assertThat(this.allocator.buffers()).singleElement().extracting(ByteBuf::refCnt).isEqualTo(0);
	}

	@Test
	void writesFramesThatTheDecoderFinds() {
		ReturnStructure body = ReturnStructure.ok(Map.of("k", "✓"));
		String frame = text(FrameEncoder.frame(this.allocator, Encoding.JENCODE, body));
		String keepAlive = text(FrameEncoder.frame(this.allocator, Encoding.JENCODE, new KeepAlive(1L, false)));
		assertThat(new Frames(1000).feed(frame + keepAlive + frame).found()).containsExactly(
				"{\"OK\": true, \"Value\": {\"k\": \"\\u2713\"}}",
				"dka{\"OK\": true, \"Value\": {\"id\": 1, \"kaping\": false}}",
				"{\"OK\": true, \"Value\": {\"k\": \"\\u2713\"}}");
	}

	private static String text(ByteBuf frame) {
		try {
			return frame.toString(StandardCharsets.US_ASCII);
		}
		finally {
			frame.release();
		}
	}

}
