package io.diset.connection;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a channel keeps of what it has received.
 */
class ReceiveBufferTests {

	private static final int FRAME = 64 * 1024;

	private static final int FRAMES = 200;

	private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);

	private int received;

	@Test
	void keepsNothingOfFramesThatHaveBeenRead() {
		EmbeddedChannel channel = new EmbeddedChannel();
		channel.config().setAllocator(this.allocator);
		channel.pipeline().addLast(new FrameChannel(ConnectionSettings.DEFAULTS, FRAME, new CountingPhase()));
		channel.pipeline().fireChannelActive();
		String stream = (FRAME + ":" + "x".repeat(FRAME)).repeat(FRAMES);
		int step = FRAME - 1000;
		for (int start = 0; start < stream.length(); start += step) {
			String part = stream.substring(start, Math.min(start + step, stream.length()));
			channel.writeInbound(buffer(part));
			assertThat(this.allocator.metric().usedHeapMemory()).isLessThan(4L * FRAME);
		}
		assertThat(this.received).isEqualTo(FRAMES);
		assertThat(this.allocator.metric().usedHeapMemory()).isZero();
		channel.finishAndReleaseAll();
	}

	private ByteBuf buffer(String text) {
		return this.allocator.heapBuffer(text.length()).writeBytes(text.getBytes(StandardCharsets.US_ASCII));
	}

	private final class CountingPhase implements ChannelPhase {

		@Override
		public void onFrame(ByteBuf body) {
			assertThat(body.readableBytes()).isEqualTo(FRAME);
			ReceiveBufferTests.this.received++;
		}

		@Override
		public void onClosed(CloseReason reason) {
			assertThat(reason.kind()).isEqualTo(CloseReason.Kind.PEER_CLOSED);
		}

	}

}
