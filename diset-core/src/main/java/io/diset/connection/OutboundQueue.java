package io.diset.connection;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import reactor.util.concurrent.Queues;

/**
 * The frames that wait to be sent, from any thread to the event loop. Bounded in bytes,
 * counted before a frame is queued and until the socket has taken it. What has gathered
 * is written with one flush, up to the water mark of the channel, so that answers to
 * keep-alives never wait behind it.
 */
final class OutboundQueue {

	private final FrameChannel frames;

	private final Channel channel;

	private final ConnectionSettings settings;

	private final Queue<OutboundFrame> queue = Queues.<OutboundFrame>unboundedMultiproducer().get();

	private final AtomicInteger work = new AtomicInteger();

	private final AtomicLong pendingBytes = new AtomicLong();

	private boolean open;

	OutboundQueue(FrameChannel frames) {
		this.frames = frames;
		this.channel = frames.channel();
		this.settings = frames.settings();
	}

	/**
	 * Queue a frame. Called on any thread.
	 * @param frame the frame, whose ownership passes
	 * @param report learns what becomes of it
	 */
	void send(ByteBuf frame, SendReport report) {
		add(new OutboundFrame(this, frame, report));
	}

	/**
	 * Queue a frame that nobody asks about. Called on any thread.
	 * @param frame the frame, whose ownership passes
	 * @return whether there was room for it
	 */
	boolean offer(ByteBuf frame) {
		return add(new OutboundFrame(this, frame, null));
	}

	/**
	 * Begin to write: the peer knows that the connection is accepted.
	 */
	void open() {
		this.open = true;
		drain();
	}

	/**
	 * Write what is queued while the channel takes it, or fail it when the channel is
	 * closed.
	 */
	void drain() {
		int seen;
		do {
			seen = this.work.get();
			CloseReason reason = this.frames.closeReason();
			if (reason != null) {
				failAll(new ConnectionClosedException(reason));
			}
			else if (this.open) {
				writeWhile(this.channel::isWritable);
			}
		}
		while (this.work.addAndGet(-seen) != 0);
	}

	/**
	 * Write all that is queued, since nothing can be written later.
	 */
	void drainBeforeClose() {
		if (this.open) {
			writeWhile(() -> true);
		}
	}

	void written(OutboundFrame frame) {
		this.frames.out().written();
		this.pendingBytes.addAndGet(-frame.length());
	}

	/**
	 * Translate the failure of a write.
	 * @param cause what the channel said
	 * @return the reason for which the connection was closed; when the peer is gone, the
	 * writes fail before there is one
	 */
	ConnectionClosedException failure(Throwable cause) {
		CloseReason reason = this.frames.closeReason();
		return new ConnectionClosedException(
				(reason != null) ? reason : new CloseReason(CloseReason.Kind.PEER_CLOSED, "closed by peer", cause));
	}

	private boolean add(OutboundFrame outbound) {
		if (this.pendingBytes.addAndGet(outbound.length()) > this.settings.maxPendingBytes()) {
			this.pendingBytes.addAndGet(-outbound.length());
			outbound.fail(new SendLimitException(this.settings.maxPendingBytes()));
			return false;
		}
		this.queue.offer(outbound);
		if (this.work.getAndIncrement() == 0) {
			this.frames.execute(this::drain);
		}
		return true;
	}

	private void writeWhile(BooleanSupplier condition) {
		boolean written = false;
		while (condition.getAsBoolean()) {
			OutboundFrame next = this.queue.poll();
			if (next == null) {
				break;
			}
			this.frames.out().write(next.take(), this.channel.newPromise().addListener(next));
			written = true;
		}
		if (written) {
			this.frames.out().flush();
		}
	}

	private void failAll(ConnectionClosedException cause) {
		for (OutboundFrame next = this.queue.poll(); next != null; next = this.queue.poll()) {
			this.pendingBytes.addAndGet(-next.length());
			next.fail(cause);
		}
	}

}
