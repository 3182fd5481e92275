package io.diset.connection;

import java.time.Duration;

import io.diset.codec.Encoding;
import io.diset.codec.FrameEncoder;
import io.diset.codec.ReturnStructure;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.FutureListener;
import org.jspecify.annotations.Nullable;

/**
 * The way of frames out of a channel. What is written during a read burst is flushed
 * once, at its end. Everything but {@link #encoding()} belongs to the event loop.
 */
final class FrameWriter {

	private static final FutureListener<Void> NOBODY = (done) -> {
	};

	private final FrameChannel frames;

	/**
	 * Watches the socket, once it has left something waiting.
	 */
	private @Nullable WriteDeadline deadline;

	private Duration writeTimeout;

	private long framesWritten;

	private volatile Encoding encoding;

	private ConnectionMetrics metrics = ConnectionMetrics.NONE;

	private @Nullable ChannelFuture last;

	private @Nullable FrameBatch batch;

	private @Nullable UrgentFrames urgent;

	private boolean batches;

	private boolean held;

	private boolean flushPending;

	FrameWriter(FrameChannel frames, ConnectionSettings settings) {
		this.frames = frames;
		this.writeTimeout = settings.writeTimeout();
		this.encoding = settings.encoding();
	}

	/**
	 * Return the encoding of what is sent now: the one that the peer used last. Safe to
	 * call on any thread.
	 * @return the encoding
	 */
	Encoding encoding() {
		return this.encoding;
	}

	/**
	 * Use the encoding of a received body from now on.
	 * @param body the body
	 */
	void follow(ByteBuf body) {
		Encoding used = Encoding.find(body);
		if (used != null && used != this.encoding) {
			this.encoding = used;
		}
	}

	/**
	 * Return the last write that the socket has not taken.
	 * @return the write, or {@code null} when it has taken all
	 */
	@Nullable ChannelFuture last() {
		forgetLast();
		return this.last;
	}

	private void forgetLast() {
		if (this.last != null && this.last.isDone()) {
			this.last = null;
		}
	}

	/**
	 * Write a frame of its own.
	 * @param body the body of the frame
	 * @throws io.diset.message.InvalidMessageException if the body cannot be encoded
	 */
	void write(ReturnStructure body) {
		ChannelHandlerContext context = this.frames.context();
		write(FrameEncoder.frame(context.alloc(), this.encoding, body), NOBODY);
		flush();
	}

	/**
	 * Write a frame without flushing it.
	 * @param frame the frame, whose ownership passes
	 * @param listener learns that the frame has been handed to the socket, or never will
	 */
	void write(ByteBuf frame, FutureListener<Void> listener) {
		int length = frame.readableBytes();
		if (isBatched(length)) {
			FrameBatch room = batchFor(length);
			room.add(frame);
			room.listen(listener);
			return;
		}
		writeBatch();
		this.metrics.bytesSent(length);
		ChannelHandlerContext context = this.frames.context();
		ChannelPromise promise = context.newPromise().addListener(listener);
		this.last = promise;
		context.write(frame, promise);
	}

	/**
	 * Return whether a frame is written in a batch.
	 * @param length its length in bytes
	 * @return whether it may share a TLS record with others
	 */
	boolean isBatched(int length) {
		return this.batches && length <= FrameBatch.MAX_BYTES;
	}

	/**
	 * Return the batch for a frame, which must be added before this is called again.
	 * @param length its length in bytes
	 * @return the batch, with room for it
	 */
	FrameBatch batchFor(int length) {
		FrameBatch current = this.batch;
		if (current != null && current.hasRoom(length)) {
			return current;
		}
		writeBatch();
		FrameBatch next = new FrameBatch(this.frames.context());
		this.last = next.promise();
		this.batch = next;
		return next;
	}

	/**
	 * Write a frame ahead of the messages that wait.
	 * @param frame the frame, whose ownership passes
	 */
	void writeUrgent(ByteBuf frame) {
		if (this.urgent == null) {
			this.urgent = new UrgentFrames(this.frames, this, this.frames.settings().maxPendingAnswerBytes());
		}
		this.urgent.write(frame);
	}

	/**
	 * Note that the socket has taken something.
	 */
	void written() {
		forgetLast();
		this.framesWritten++;
	}

	/**
	 * Return how often the socket has taken something.
	 * @return the number of times
	 */
	long framesWritten() {
		return this.framesWritten;
	}

	/**
	 * Return how long the socket may take nothing.
	 * @return how long
	 */
	Duration writeTimeout() {
		return this.writeTimeout;
	}

	/**
	 * Flush what has been written: at once, or at the end of the read burst.
	 */
	void flush() {
		if (this.held) {
			this.flushPending = true;
		}
		else {
			flushNow();
		}
	}

	void flushNow() {
		this.frames.keepAlive().sent();
		writeOut();
	}

	private void writeOut() {
		writeBatch();
		this.frames.context().flush();
		if (WriteDeadline.waiting(this.frames) != null) {
			watch();
		}
	}

	/**
	 * Hold flushes back: a read burst begins.
	 */
	void hold() {
		this.held = true;
	}

	boolean isHeld() {
		return this.held;
	}

	/**
	 * Flush what was held back: a read burst ends. When it began, the connection was seen
	 * to live.
	 */
	void release() {
		this.held = false;
		if (this.flushPending) {
			this.flushPending = false;
			writeOut();
		}
	}

	/**
	 * Let a TLS record hold bytes of one frame only: a Python peer that got two in one
	 * would look at the second when more bytes arrive.
	 * @param tls the handler of TLS
	 */
	void separate(SslHandler tls) {
		tls.setWrapDataSize(0);
	}

	/**
	 * Have it measured how much is sent from now on.
	 * @param metrics learns it
	 */
	void measure(ConnectionMetrics metrics) {
		this.metrics = metrics;
	}

	/**
	 * Learn what the peer can do. If it can read that, a TLS record may hold more than
	 * one frame.
	 * @param extensions what the peer can do beyond the original protocol
	 */
	void established(Extensions extensions) {
		SslHandler tls = this.frames.tls();
		this.batches = extensions.coalesces();
		if (this.batches && tls != null) {
			tls.setWrapDataSize(FrameBatch.MAX_BYTES);
		}
		if (!extensions.announced()) {
			this.writeTimeout = this.frames.settings().foreignWriteTimeout();
		}
	}

	void close() {
		if (this.deadline != null) {
			this.deadline.cancel();
		}
		writeBatch();
	}

	private void watch() {
		if (this.deadline == null) {
			this.deadline = new WriteDeadline(this.frames);
		}
		this.deadline.watch();
	}

	private void writeBatch() {
		FrameBatch written = this.batch;
		if (written != null) {
			this.batch = null;
			this.metrics.bytesSent(written.write());
		}
	}

}
