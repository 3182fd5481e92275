package io.diset.benchmark.load.limit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FrameHandler}.
 */
class FrameHandlerTests {

	private final Echo echo = new Echo();

	private final EmbeddedChannel channel = new EmbeddedChannel(this.echo);

	@Test
	void sendsAllAnswersOfAReadInOneBuffer() {
		receive("1:a2:bb3:ccc");
		assertThat(sent()).containsExactly("abbccc");
	}

	@Test
	void sendsEachAnswerByItselfWhenRecordsAreSingle() {
		this.echo.useSingleRecords();
		receive("1:a2:bb3:ccc");
		assertThat(sent()).containsExactly("a", "bb", "ccc");
	}

	@Test
	void waitsForTheRestOfAFrame() {
		receive("1:a1");
		receive("0:01234");
		assertThat(sent()).containsExactly("a");
		receive("567891:b");
		assertThat(sent()).containsExactly("0123456789b");
	}

	@Test
	void releasesWhatIsNotSent() {
		ByteBuf out = this.echo.out(this.channel.pipeline().context(this.echo));
		this.channel.finishAndReleaseAll();
		assertThat(out.refCnt()).isZero();
	}

	private void receive(String text) {
		this.channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
	}

	private List<String> sent() {
		List<String> sent = new ArrayList<>();
		for (ByteBuf out = this.channel.readOutbound(); out != null; out = this.channel.readOutbound()) {
			sent.add(out.toString(StandardCharsets.US_ASCII));
			out.release();
		}
		return sent;
	}

	/**
	 * Sends the bodies back.
	 */
	private static final class Echo extends FrameHandler {

		@Override
		void frame(ChannelHandlerContext ctx, ByteBuf in, int start, int end) {
			out(ctx).writeBytes(in, start, end - start);
		}

	}

}
