package io.diset.server;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.diset.connection.CloseReason;
import io.diset.connection.FrameChannel;
import io.diset.connection.PeerAddress;
import io.diset.security.TlsEndpoint;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Holds back the TLS handshake of a channel until it is its turn. Until then the channel
 * has no other handler of ours, so that a silent client costs little; and it is not read
 * after the first bytes, so that one that waits costs no more than these.
 * <p>
 * There is a deadline for the first byte, and one for the turn; then the handshake has
 * its own.
 */
final class HandshakeTurn extends ChannelInboundHandlerAdapter {

	/**
	 * How much may be received before the handshake begins: a record of TLS, while a
	 * client hello has about a tenth of that.
	 */
	private static final int MAX_HELD = 16 * 1024;

	private final Admission admission;

	private final HandshakeLog log;

	private final ServerMetrics metrics;

	private final TlsEndpoint tls;

	private final Supplier<FrameChannel> frames;

	private State state = State.SILENT;

	private @Nullable ChannelHandlerContext context;

	private @Nullable HandshakeSlot slot;

	private SocketAddress address = PeerAddress.UNKNOWN;

	private @Nullable ByteBuf held;

	private @Nullable Future<?> deadline;

	private long begun;

	/**
	 * Create the handler of a new channel.
	 * @param admission has the slots
	 * @param log learns of those who do not come so far
	 * @param metrics learns how long handshakes take
	 * @param tls makes the TLS handler
	 * @param frames makes the handler that follows it
	 */
	HandshakeTurn(Admission admission, HandshakeLog log, ServerMetrics metrics, TlsEndpoint tls,
			Supplier<FrameChannel> frames) {
		this.admission = admission;
		this.log = log;
		this.metrics = metrics;
		this.tls = tls;
		this.frames = frames;
	}

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) {
		this.context = ctx;
	}

	@Override
	public void channelActive(ChannelHandlerContext ctx) {
		this.address = PeerAddress.of(ctx.channel());
		Duration timeout = this.tls.handshakeTimeout();
		this.deadline = schedule(timeout,
				() -> fail("handshake timed out after %dms".formatted(timeout.toMillis()), null));
		ctx.read();
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		switch (this.state) {
			case SILENT -> {
				hold((ByteBuf) message);
				askForTurn(ctx);
			}
			case WAITING -> hold((ByteBuf) message);
			case HANDSHAKE -> ctx.fireChannelRead(message);
			case OVER -> ((ByteBuf) message).release();
		}
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext ctx) {
		if (this.state == State.SILENT) {
			ctx.read();
		}
		else if (this.state == State.HANDSHAKE) {
			ctx.fireChannelReadComplete();
		}
		else if (this.held != null && this.held.readableBytes() > MAX_HELD) {
			fail("more than %d bytes before the handshake".formatted(MAX_HELD), null);
		}
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
		if (event instanceof SslHandshakeCompletionEvent completion) {
			handshakeEnded(completion.cause());
			ctx.pipeline().remove(this);
		}
		ctx.fireUserEventTriggered(event);
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		if (this.state == State.SILENT || this.state == State.WAITING) {
			log(CloseReason.of(CloseReason.Kind.PEER_CLOSED, "closed before the TLS handshake"),
					CloseReason.Kind.PEER_CLOSED);
			end();
		}
		else if (this.state == State.HANDSHAKE) {
			// There was no TLS handler yet that would have said so
			handshakeEnded(new ClosedChannelException());
		}
		ctx.fireChannelInactive();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		if (this.state == State.HANDSHAKE) {
			ctx.fireExceptionCaught(cause);
		}
		else if (this.state == State.OVER || cause instanceof IOException) {
			// A peer that resets the connection has closed it
			ctx.close();
		}
		else {
			fail("it could not begin", cause);
		}
	}

	private void askForTurn(ChannelHandlerContext ctx) {
		HandshakeSlot asked = new HandshakeSlot(this.admission.gate(), ctx.channel().eventLoop(), this::turnHasCome);
		this.slot = asked;
		cancelDeadline();
		if (asked.request()) {
			begin(ctx);
		}
		else {
			this.state = State.WAITING;
			this.deadline = schedule(this.tls.handshakeTimeout(), this::waitedInVain);
		}
	}

	private void turnHasCome() {
		ChannelHandlerContext ctx = context();
		// When the channel is closed, channelInactive is about to come
		if (ctx.channel().isActive()) {
			cancelDeadline();
			begin(ctx);
			ctx.pipeline().fireChannelReadComplete();
		}
	}

	private void begin(ChannelHandlerContext ctx) {
		this.state = State.HANDSHAKE;
		if (this.metrics != ServerMetrics.NONE) {
			this.begun = System.nanoTime();
		}
		try {
			ChannelHandler handler = this.tls.newServerHandler(ctx.alloc());
			ctx.pipeline().addBefore(ctx.name(), NettyPipeline.SslHandler, handler);
			ctx.pipeline().addAfter(ctx.name(), ListeningSocket.FRAMES, this.frames.get());
		}
		catch (RuntimeException ex) {
			fail("it could not begin", ex);
			return;
		}
		ctx.fireChannelActive();
		ByteBuf first = Objects.requireNonNull(this.held);
		this.held = null;
		ctx.pipeline().fireChannelRead(first);
	}

	private void handshakeEnded(@Nullable Throwable failure) {
		if (this.metrics != ServerMetrics.NONE) {
			this.metrics.handshake(System.nanoTime() - this.begun, failure);
		}
		releaseSlot();
	}

	private void waitedInVain() {
		this.admission.refuse(AdmissionLimit.HANDSHAKES);
		String text = "%s within %d ms".formatted(AdmissionLimit.HANDSHAKES.text(this.admission.settings()),
				this.tls.handshakeTimeout().toMillis());
		refuse(CloseReason.of(CloseReason.Kind.LIMIT, text), AdmissionLimit.HANDSHAKES);
	}

	private void fail(String text, @Nullable Throwable cause) {
		refuse(new CloseReason(CloseReason.Kind.TRANSPORT_ERROR, "TLS handshake failed: " + text, cause),
				CloseReason.Kind.TRANSPORT_ERROR);
	}

	private void refuse(CloseReason reason, Enum<?> kind) {
		log(reason, kind);
		end();
		context().close();
	}

	private void end() {
		this.state = State.OVER;
		cancelDeadline();
		releaseSlot();
		if (this.held != null) {
			this.held.release();
			this.held = null;
		}
	}

	private void releaseSlot() {
		if (this.slot != null) {
			this.slot.release();
		}
	}

	private void hold(ByteBuf received) {
		this.held = (this.held != null)
				? ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(context().alloc(), this.held, received) : received;
	}

	private Future<?> schedule(Duration delay, Runnable task) {
		return context().channel().eventLoop().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void cancelDeadline() {
		if (this.deadline != null) {
			this.deadline.cancel(false);
		}
	}

	private void log(CloseReason reason, Enum<?> kind) {
		this.log.log(context().channel().eventLoop(), kind, reason, null, this.address, HandshakeLog.NO_SERVICE);
	}

	private ChannelHandlerContext context() {
		return Objects.requireNonNull(this.context, "The handler is not in a pipeline");
	}

	/**
	 * How far a channel has come.
	 */
	private enum State {

		/**
		 * Nothing was received.
		 */
		SILENT,

		/**
		 * It is the turn of others.
		 */
		WAITING,

		/**
		 * The handlers that follow have the channel.
		 */
		HANDSHAKE,

		/**
		 * The channel is being closed.
		 */
		OVER

	}

}
