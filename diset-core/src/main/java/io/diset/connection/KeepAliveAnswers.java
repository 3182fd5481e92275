package io.diset.connection;

import io.diset.codec.Encoding;
import io.diset.codec.FrameEncoder;
import io.diset.codec.KeepAlive;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPromise;

/**
 * The answers to a peer's keep-alives. They go ahead of the messages that wait, and are
 * for that bounded by themselves.
 */
final class KeepAliveAnswers {

	private static final int MAX_PENDING = 512;

	private static final int PER_FLUSH = 64;

	private final FrameChannel frames;

	private int pending;

	KeepAliveAnswers(FrameChannel frames) {
		this.frames = frames;
	}

	void write(KeepAlive answer) {
		if (++this.pending > MAX_PENDING) {
			this.frames
				.abort(CloseReason.of(CloseReason.Kind.LIMIT, "The peer does not read the answers to its keep-alives"));
			return;
		}
		Channel channel = this.frames.channel();
		ChannelPromise written = channel.newPromise();
		written.addListener((done) -> this.pending--);
		this.frames.write(FrameEncoder.frame(channel.alloc(), Encoding.JENCODE, answer), written);
		if (this.pending % PER_FLUSH == 0) {
			// A long burst of pings is answered while it is read
			channel.flush();
		}
		else {
			this.frames.flush();
		}
	}

}
