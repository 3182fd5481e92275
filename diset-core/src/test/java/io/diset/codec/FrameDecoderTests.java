package io.diset.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FrameDecoderTests {

	/**
	 * Bodies that look like headers, headers with leading zeros, keep-alives in between.
	 */
	private static final String STREAM = "2:{}dka7:{dka1:}1:d00012:0123456789:0dka01::3:dka1:1";

	private static final List<String> FOUND = List.of("{}", "dka{dka1:}", "d", "0123456789:0", "dka:", "dka", "1");

	@Test
	void findsFramesThatArriveAtOnce() {
		Frames frames = new Frames(100).feed(STREAM);
		assertThat(frames.found()).isEqualTo(FOUND);
		assertThat(frames.pending()).isZero();
	}

	@Test
	void findsFramesThatArriveByteByByte() {
		Frames frames = new Frames(100);
		STREAM.chars().forEach((next) -> frames.feed(String.valueOf((char) next)));
		assertThat(frames.found()).isEqualTo(FOUND);
	}

	@Test
	void findsFramesWhereverTheStreamIsSplit() {
		for (int first = 0; first <= STREAM.length(); first++) {
			for (int second = first; second <= STREAM.length(); second++) {
				Frames frames = new Frames(100).feed(STREAM.substring(0, first))
					.feed(STREAM.substring(first, second))
					.feed(STREAM.substring(second));
				assertThat(frames.found()).as("split at %d and %d", first, second).isEqualTo(FOUND);
			}
		}
	}

	@Test
	void reportsAFrameAsSoonAsItIsWhole() {
		Frames frames = new Frames(100).feed("2:{");
		assertThat(frames.found()).isEmpty();
		assertThat(frames.feed("}").found()).containsExactly("{}");
	}

	@Test
	void readsOneFrameAtATime() {
		Frames frames = new Frames(100);
		FrameDecoder decoder = new FrameDecoder(100);
		ByteBuf in = Unpooled.copiedBuffer("1:a1:b", StandardCharsets.US_ASCII);
		assertThat(decoder.decode(in, frames)).isTrue();
		assertThat(frames.found()).containsExactly("a");
		assertThat(in.toString(StandardCharsets.US_ASCII)).isEqualTo("1:b");
	}

	@Test
	void leavesTheBytesOfAnUnfinishedBodyInTheBuffer() {
		Frames frames = new Frames(100).feed("5:abcd");
		assertThat(frames.pending()).isEqualTo(4);
	}

	@Test
	void handsOverTheBodyWithoutACopy() {
		ByteBuf in = Unpooled.copiedBuffer("1:a", StandardCharsets.US_ASCII);
		boolean whole = new FrameDecoder(100).decode(in, new FrameListener() {

			@Override
			public void onFrame(ByteBuf body) {
				body.setByte(body.readerIndex(), 'b');
			}

			@Override
			public void onKeepAlive(ByteBuf body) {
				throw new AssertionError(body.toString());
			}

		});
		assertThat(whole).isTrue();
		assertThat(in.getByte(2)).isEqualTo((byte) 'b');
	}

	@ParameterizedTest(name = "after ''{0}'': {1}")
	@CsvSource({ "'', false", "d, true", "dk, true", "dka, true", "0, true", "2, true", "2:, true", "2:{, true",
			"dka2:{, true", "2:{}, false", "dka2:{}, false", "2:{}d, true", "2:{}2, true", "2:{}2:{}, false" })
	void knowsWhetherAFrameHasBeenStarted(String bytes, boolean inside) {
		FrameDecoder decoder = new FrameDecoder(100);
		new Frames(decoder).feed(bytes);
		assertThat(decoder.isInsideFrame()).isEqualTo(inside);
	}

}
