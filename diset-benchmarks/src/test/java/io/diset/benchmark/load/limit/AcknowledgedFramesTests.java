package io.diset.benchmark.load.limit;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.diset.codec.Acknowledgement;
import io.diset.codec.AcknowledgementId;
import io.diset.codec.Encoding;
import io.diset.codec.FrameEncoder;
import io.diset.codec.MessageEnvelope;
import io.diset.codec.ReturnStructure;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AcknowledgedFrames}, whose frames must be those of the codec.
 */
class AcknowledgedFramesTests {

	private static final UnpooledByteBufAllocator HEAP = new UnpooledByteBufAllocator(false);

	@ParameterizedTest
	@ValueSource(ints = { 0, 10, Integer.MAX_VALUE })
	void writesAPingAsTheCodecDoes(int id) {
		ByteBuf out = Unpooled.buffer();
		AcknowledgedFrames.writePing(id, out);
		assertThat(text(out)).isEqualTo(text(ping(id)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 10, Integer.MAX_VALUE })
	void writesAnAcknowledgementAsTheCodecDoes(int id) {
		ByteBuf out = Unpooled.buffer();
		AcknowledgedFrames.writeAcknowledgement(id, out);
		assertThat(text(out)).isEqualTo(text(acknowledgement(id)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 10, Integer.MAX_VALUE })
	void readsAPing(int id) {
		ByteBuf frame = ping(id);
		assertThat(AcknowledgedFrames.isAsked(frame, frame.writerIndex())).isTrue();
		assertThat(AcknowledgedFrames.isAcknowledgement(frame, start(frame))).isFalse();
		assertThat(AcknowledgedFrames.pingId(frame, frame.writerIndex())).isEqualTo(id);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 10, Integer.MAX_VALUE })
	void readsAnAcknowledgement(int id) {
		ByteBuf frame = acknowledgement(id);
		assertThat(AcknowledgedFrames.isAcknowledgement(frame, start(frame))).isTrue();
		assertThat(AcknowledgedFrames.acknowledgedId(frame, frame.writerIndex())).isEqualTo(id);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 10, Integer.MAX_VALUE })
	void knowsAMessageThatAsksForNone(int id) {
		ByteBuf frame = FrameEncoder.frame(HEAP, Encoding.JENCODE, MessageEnvelope.of("Ping", id));
		assertThat(AcknowledgedFrames.isAsked(frame, frame.writerIndex())).isFalse();
		assertThat(AcknowledgedFrames.isAcknowledgement(frame, start(frame))).isFalse();
	}

	private static ByteBuf ping(int id) {
		return FrameEncoder.frame(HEAP, Encoding.JENCODE,
				new MessageEnvelope("Ping", List.of(id), new AcknowledgementId("b:" + id)));
	}

	private static ByteBuf acknowledgement(int id) {
		return FrameEncoder.frame(HEAP, Encoding.JENCODE,
				new Acknowledgement(new AcknowledgementId("b:" + id), ReturnStructure.ok(null)));
	}

	private static int start(ByteBuf frame) {
		return frame.indexOf(0, frame.writerIndex(), (byte) ':') + 1;
	}

	private static String text(ByteBuf frame) {
		return frame.toString(StandardCharsets.US_ASCII);
	}

}
