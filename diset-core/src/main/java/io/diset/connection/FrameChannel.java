package io.diset.connection;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;

import io.diset.codec.Encoding;
import io.diset.codec.FrameEncoder;
import io.diset.codec.FrameListener;
import io.diset.codec.KeepAlive;
import io.diset.codec.ProtocolException;
import io.diset.codec.ReturnStructure;
import io.diset.message.InvalidMessageException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.AbstractSniHandler;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.jspecify.annotations.Nullable;

/**
 * The end of the pipeline that knows frames: gives them to the phase that the channel is
 * in, answers keep-alives in every phase, and closes with a reason. It asks for every
 * read itself, so the channel's auto-read must be off. Everything but
 * {@link #closeReason()} belongs to the event loop.
 *
 * @since 0.1.0
 */
public final class FrameChannel extends ChannelInboundHandlerAdapter implements FrameListener {

	/**
	 * How long a peer gets to close by itself.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final ConnectionSettings settings;

	private final ReceivedBytes received;

	private final FrameWriter out;

	private final KeepAliveMonitor keepAlive;

	private ChannelPhase phase;

	private @Nullable ChannelHandlerContext context;

	private @Nullable SocketAddress remoteAddress;

	private @Nullable SslHandler tls;

	private boolean paused;

	private volatile @Nullable CloseReason closeReason;

	/**
	 * Create the handler of a new channel.
	 * @param settings the limits of the connection
	 * @param maxFrameLength the greatest length of a frame in the first phase, in bytes
	 * @param phase the first phase
	 */
	public FrameChannel(ConnectionSettings settings, int maxFrameLength, ChannelPhase phase) {
		this.settings = settings;
		this.out = new FrameWriter(this, settings);
		this.keepAlive = new KeepAliveMonitor(this);
		this.received = new ReceivedBytes(maxFrameLength, this);
		this.phase = phase;
	}

	/**
	 * Return the channel.
	 * @return the channel
	 */
	public Channel channel() {
		return context().channel();
	}

	/**
	 * Return the address of the peer. Some transports forget it when the channel closes.
	 * @return the address
	 */
	public SocketAddress remoteAddress() {
		return Objects.requireNonNull(this.remoteAddress, "The channel is not active");
	}

	/**
	 * Return the handler of the channel's TLS.
	 * @return the handler, or {@code null} when there is no TLS
	 */
	public @Nullable SslHandler tls() {
		return this.tls;
	}

	/**
	 * Return why the channel was closed or is being closed. Safe to call on any thread.
	 * @return the reason, or {@code null} when it is open
	 */
	public @Nullable CloseReason closeReason() {
		return this.closeReason;
	}

	/**
	 * Enter the next phase.
	 * @param phase the phase
	 * @param maxFrameLength the greatest length of a frame from now on, in bytes
	 */
	public void enter(ChannelPhase phase, int maxFrameLength) {
		this.phase = phase;
		this.received.setMaxFrameLength(maxFrameLength);
	}

	/**
	 * Write a frame of its own.
	 * @param body the body of the frame
	 * @throws InvalidMessageException if the body cannot be encoded
	 */
	public void write(ReturnStructure body) {
		this.out.write(body);
	}

	/**
	 * Close after telling the peer an error.
	 * @param reason why the channel is closed
	 * @param error what the peer is told
	 */
	public void fail(CloseReason reason, ReturnStructure.Failure error) {
		close(reason, error);
	}

	/**
	 * Close after handing to the socket what has been written. What is still received is
	 * thrown away.
	 * @param reason why the channel is closed; ignored when it is being closed already
	 */
	public void close(CloseReason reason) {
		close(reason, null);
	}

	/**
	 * Close without waiting for the peer.
	 * @param reason why the channel is closed; ignored when it is being closed already
	 */
	public void abort(CloseReason reason) {
		if (this.closeReason == null) {
			this.closeReason = reason;
		}
		this.received.release();
		if (this.tls != null) {
			this.tls.setCloseNotifyFlushTimeoutMillis(1);
		}
		context().close();
	}

	/**
	 * Close when the peer has closed, or after a time; until then, say nothing and throw
	 * away what comes.
	 * @param reason why the channel is closed; ignored when it is being closed already
	 */
	void letPeerClose(CloseReason reason) {
		if (this.closeReason == null) {
			this.closeReason = reason;
			this.received.release();
			new OrderlyClose(this, this.settings.closeTimeout()).beginAfter(PATIENCE, this.out.last());
		}
	}

	/**
	 * Stop reading, from the next frame on. Called on the event loop.
	 */
	public void pauseReading() {
		this.paused = true;
	}

	/**
	 * Read on. Called on the event loop.
	 */
	public void resumeReading() {
		boolean resumes = this.paused && !this.out.isHeld();
		this.paused = false;
		if (resumes) {
			try {
				this.out.hold();
				this.keepAlive.sent();
				decode();
				channelReadComplete(context());
			}
			catch (RuntimeException | Error ex) {
				exceptionCaught(context(), ex);
			}
		}
	}

	/**
	 * Run a task on the event loop, or here when that has ended, and the channel with it.
	 * @param task the task
	 */
	public void execute(Runnable task) {
		try {
			channel().eventLoop().execute(task);
		}
		catch (RejectedExecutionException ex) {
			task.run();
		}
	}

	/**
	 * Return the way of frames out.
	 * @return the way out
	 */
	FrameWriter out() {
		return this.out;
	}

	/**
	 * Have it measured what is received and sent from now on.
	 * @param metrics learns it
	 */
	void measure(ConnectionMetrics metrics) {
		this.received.measure(metrics);
		this.out.measure(metrics);
	}

	KeepAliveMonitor keepAlive() {
		return this.keepAlive;
	}

	boolean isPaused() {
		return this.paused;
	}

	ConnectionSettings settings() {
		return this.settings;
	}

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) {
		this.context = ctx;
	}

	@Override
	public void channelActive(ChannelHandlerContext ctx) {
		this.remoteAddress = PeerAddress.of(ctx.channel());
		findTls(ctx);
		this.phase.onActive(this);
		if (this.tls == null && ctx.pipeline().get(AbstractSniHandler.class) == null) {
			this.phase.onReady();
		}
		ctx.fireChannelActive();
		ctx.read();
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
		if (event instanceof SslCloseCompletionEvent) {
			ctx.close();
		}
		else if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
			findTls(ctx);
			this.phase.onReady();
		}
		else if (event instanceof SslCompletionEvent failed && !failed.isSuccess()
				&& !(failed.cause() instanceof ClosedChannelException)) {
			abort(CloseReason.ofTransport("TLS handshake failed", failed.cause()));
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		ByteBuf in = (ByteBuf) message;
		if (this.closeReason != null) {
			in.release();
			return;
		}
		this.out.hold();
		this.keepAlive.received();
		this.received.add(ctx.alloc(), in);
		decode();
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext ctx) {
		this.out.release();
		this.received.readEnded(channel().alloc());
		if (!this.paused || this.closeReason != null) {
			ctx.read();
		}
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext ctx) {
		if (ctx.channel().isWritable()) {
			this.phase.onWritable();
		}
		ctx.fireChannelWritabilityChanged();
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		// A paused connection may hold whole frames that arrived before the end
		this.paused = false;
		decode();
		CloseReason reason = this.closeReason;
		if (reason == null) {
			reason = CloseReason.of(CloseReason.Kind.PEER_CLOSED, "closed by peer");
			this.closeReason = reason;
		}
		this.received.close();
		this.out.close();
		this.keepAlive.stop();
		this.phase.onClosed(reason);
		ctx.fireChannelInactive();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		if (cause instanceof IOException) {
			// A peer that resets the connection has closed it
			ctx.close();
		}
		else {
			abort(CloseReason.ofTransport("Connection failed", cause));
		}
	}

	@Override
	public void onFrame(ByteBuf body) {
		this.out.follow(body);
		this.phase.onFrame(body);
	}

	@Override
	public void onKeepAlive(ByteBuf body) {
		this.out.follow(body);
		KeepAlive keepAlive = KeepAlive.read(Encoding.readBody(body));
		if (keepAlive.ping()) {
			this.out.writeUrgent(FrameEncoder.frame(channel().alloc(), this.out.encoding(), keepAlive.answer()));
		}
	}

	// Where the certificate depends on the name that a client asks for, the handler comes
	// when that is known
	private void findTls(ChannelHandlerContext ctx) {
		this.tls = ctx.pipeline().get(SslHandler.class);
		if (this.tls != null) {
			this.out.separate(this.tls);
		}
	}

	private void close(CloseReason reason, ReturnStructure.@Nullable Failure error) {
		if (this.closeReason != null) {
			return;
		}
		this.closeReason = reason;
		try {
			this.phase.onClosing();
			if (error != null) {
				this.out.write(error);
			}
		}
		finally {
			this.received.release();
			new OrderlyClose(this, this.settings.closeTimeout()).begin(this.out.last());
		}
	}

	private void decode() {
		try {
			boolean whole = true;
			while (whole && !this.paused && this.closeReason == null) {
				whole = this.received.decodeNext();
			}
		}
		catch (ProtocolException | InvalidMessageException ex) {
			String text = Objects.requireNonNullElse(ex.getMessage(), "Protocol error");
			String reason = UnknownMessageException.explain(text, ex);
			fail(new CloseReason(CloseReason.Kind.PROTOCOL_ERROR, reason, ex), new ReturnStructure.Failure(0, text));
		}
		if (this.closeReason != null) {
			this.received.release();
		}
		this.received.trim(channel().alloc());
	}

	boolean isFrameDue() {
		return !this.paused && this.closeReason == null && this.received.isInsideFrame();
	}

	ChannelHandlerContext context() {
		return Objects.requireNonNull(this.context, "The handler is not in a pipeline");
	}

}
