package io.diset.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Closes a channel so that the peer gets what was written to it: waits until that has
 * been handed to the socket, ends this side's half of the stream, and lets the peer end
 * the other one. Closing at once while the peer still sends would make the operating
 * system reset the connection, and the peer lose the error that it was told.
 */
final class OrderlyClose {

	private static final Duration LINGER = Duration.ofSeconds(1);

	private final FrameChannel frames;

	private final Channel channel;

	private final Duration timeout;

	OrderlyClose(FrameChannel frames, Duration timeout) {
		this.frames = frames;
		this.channel = frames.channel();
		this.timeout = timeout;
	}

	/**
	 * Begin to close.
	 * @param lastWrite the write after which nothing is to be sent any more
	 */
	void begin(@Nullable ChannelFuture lastWrite) {
		if (lastWrite == null || lastWrite.isDone()) {
			closeOutput();
			return;
		}
		Future<?> deadline = closeAfter(this.timeout);
		lastWrite.addListener((written) -> {
			deadline.cancel(false);
			closeOutput();
		});
	}

	/**
	 * Begin to close after a time, unless the peer has closed before.
	 * @param delay the time
	 * @param lastWrite the write after which nothing is to be sent any more
	 */
	void beginAfter(Duration delay, @Nullable ChannelFuture lastWrite) {
		Future<?> timer = this.channel.eventLoop()
			.schedule(() -> begin(lastWrite), delay.toMillis(), TimeUnit.MILLISECONDS);
		this.channel.closeFuture().addListener((closed) -> timer.cancel(false));
		// Without a read, the peer's end of the stream would not be seen
		this.channel.read();
	}

	private void closeOutput() {
		if (!this.channel.isActive() || !(this.channel instanceof DuplexChannel duplex)) {
			this.channel.close();
			return;
		}
		closeAfter(LINGER);
		SslHandler tls = this.frames.tls();
		if (tls == null) {
			duplex.shutdownOutput();
		}
		else if (tls.handshakeFuture().isSuccess()) {
			// The peer's TLS takes the alert for the end of the stream
			tls.closeOutbound();
		}
		else {
			tls.closeOutbound().addListener((notified) -> duplex.shutdownOutput());
		}
		// Without a read, the peer's end of the stream would not be seen
		this.channel.read();
	}

	private Future<?> closeAfter(Duration delay) {
		Future<?> timer = this.channel.eventLoop()
			.schedule(() -> this.channel.close(), delay.toMillis(), TimeUnit.MILLISECONDS);
		this.channel.closeFuture().addListener((closed) -> timer.cancel(false));
		return timer;
	}

}
