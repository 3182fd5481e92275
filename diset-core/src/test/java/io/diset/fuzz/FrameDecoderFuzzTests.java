package io.diset.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.diset.codec.FrameDecoder;
import io.diset.codec.FrameListener;
import io.diset.codec.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import static org.assertj.core.api.Assertions.assertThat;

class FrameDecoderFuzzTests {

	private static final int LIMIT = 200;

	@FuzzTest(maxDuration = "10m")
	void findsTheSameHoweverAStreamIsSplit(byte[] bytes) {
		Input input = Input.of(bytes);
		Found atOnce = new Found();
		atOnce.receive(input.stream());
		Found byteByByte = new Found();
		for (byte next : input.stream()) {
			byteByByte.receive(next);
		}
		Found inPieces = new Found();
		input.pieces().forEach(inPieces::receive);
		assertThat(byteByByte.frames).isEqualTo(atOnce.frames);
		assertThat(inPieces.frames).isEqualTo(atOnce.frames);
	}

	/**
	 * What a decoder finds until it refuses to go on, the refusal included.
	 */
	private static final class Found implements FrameListener {

		private final FrameDecoder decoder = new FrameDecoder(LIMIT);

		private final ByteBuf pending = Unpooled.buffer();

		private final List<String> frames = new ArrayList<>();

		private boolean refused;

		void receive(byte... piece) {
			if (this.refused) {
				return;
			}
			this.pending.writeBytes(piece);
			try {
				boolean more = true;
				while (more) {
					int before = this.frames.size();
					more = this.decoder.decode(this.pending, this);
					assertThat(this.frames).hasSize(before + (more ? 1 : 0));
				}
			}
			catch (ProtocolException ex) {
				this.refused = true;
				this.frames.add("refused: " + ex.getMessage());
			}
			assertThat(this.pending.readableBytes()).as("bytes that wait for a frame's rest, unless refused")
				.isLessThan(this.refused ? Integer.MAX_VALUE : LIMIT);
		}

		@Override
		public void onFrame(ByteBuf body) {
			add("frame: ", body);
		}

		@Override
		public void onKeepAlive(ByteBuf body) {
			add("keep-alive: ", body);
		}

		private void add(String kind, ByteBuf body) {
			assertThat(body.readableBytes()).isBetween(1, LIMIT);
			this.frames.add(kind + body.toString(StandardCharsets.ISO_8859_1));
		}

	}

}
