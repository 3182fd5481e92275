package io.diset.connection;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.diset.codec.PlainFrame;
import io.diset.connection.ConnectionMetrics.SendOutcome;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * The frames that wait to be sent, from any thread to the event loop. Bounded in messages
 * and bytes, counted before a frame is queued and until the socket has taken it, and in
 * the time that one waits. What has gathered is written with one flush, up to the water
 * mark of the channel, so that answers to keep-alives never wait behind it.
 */
final class OutboundQueue {

	private static final AtomicIntegerFieldUpdater<OutboundQueue> WORK = AtomicIntegerFieldUpdater
		.newUpdater(OutboundQueue.class, "work");

	private final FrameChannel frames;

	private final Channel channel;

	private final SlowPeerPolicy slowPeers;

	private final SendRoom room;

	private final LazyQueue<OutboundFrame> queue = new LazyQueue<>();

	private volatile int work;

	/**
	 * Set by the event loop once anything has had to wait.
	 */
	private volatile @Nullable TimedFrames timed;

	/**
	 * Those in the batch that is being gathered.
	 */
	private @Nullable SentReplies replies;

	private final LifetimeWatch lifetime;

	private final ConnectionMetrics metrics;

	/**
	 * The one that was written last, until the socket has taken it or its time is
	 * watched.
	 */
	private @Nullable OutboundFrame last;

	private boolean open;

	/**
	 * Whether the channel did not take all when it was last offered something.
	 */
	private boolean left;

	/**
	 * Create a queue that is not written yet.
	 * @param frames the channel of the connection
	 * @param lifetime learns that messages are sent
	 * @param metrics learns what becomes of them
	 */
	OutboundQueue(FrameChannel frames, LifetimeWatch lifetime, ConnectionMetrics metrics) {
		this.frames = frames;
		this.metrics = metrics;
		this.lifetime = lifetime;
		this.channel = frames.channel();
		ConnectionSettings settings = frames.settings();
		this.slowPeers = settings.slowPeers();
		this.room = new SendRoom(settings.maxPendingMessages(), settings.maxPendingBytes());
	}

	/**
	 * Queue a frame. Called on any thread.
	 * @param name the name of its message
	 * @param frame the frame, whose ownership passes
	 * @param report learns what becomes of it
	 * @param again makes the frame once more, should it have to wait for room, or
	 * {@code null} if it cannot be made again
	 */
	void send(String name, ByteBuf frame, SendReport report, @Nullable Supplier<ByteBuf> again) {
		int length = frame.readableBytes();
		SendLimitException full = this.room.take(length);
		if (full == null) {
			add(new OutboundFrame(this, name, step(), frame, report));
			return;
		}
		frame.release();
		if (this.slowPeers == SlowPeerPolicy.WAIT && again != null && this.room.takeWithoutBytes()) {
			add(new OutboundFrame(this, name, step(), again, report));
			return;
		}
		this.metrics.sent(name, SendOutcome.DROPPED);
		report.failed(full);
		if (this.slowPeers == SlowPeerPolicy.DISCONNECT && this.room.couldTake(length)) {
			this.frames.execute(this::disconnect);
		}
	}

	/**
	 * Queue a frame that nobody asks about. Called on any thread.
	 * @param name the name of its message
	 * @param frame the frame, whose ownership passes
	 * @return whether there was room for it
	 */
	boolean offer(String name, ByteBuf frame) {
		if (this.room.take(frame.readableBytes()) != null) {
			frame.release();
			this.metrics.sent(name, SendOutcome.DROPPED);
			return false;
		}
		add(new OutboundFrame(this, name, step(), frame, null));
		return true;
	}

	/**
	 * Write a reply, which nobody asks about, if nothing has to wait.
	 * @param name the name of its message
	 * @param frame the frame
	 * @return whether it is written
	 */
	boolean replyAtOnce(String name, PlainFrame frame) {
		FrameBatch batch = batchFor(frame);
		if (batch == null) {
			return false;
		}
		SentReplies sent = this.replies;
		if (sent == null || !sent.isIn(batch)) {
			sent = new SentReplies(this, batch);
			this.replies = sent;
		}
		sent.add(name, addTo(batch, frame));
		return true;
	}

	/**
	 * Write a frame, if nothing has to wait.
	 * @param name the name of its message
	 * @param frame the frame
	 * @param report learns what becomes of it
	 * @return whether it is written
	 */
	boolean sendAtOnce(String name, PlainFrame frame, SendReport report) {
		FrameBatch batch = batchFor(frame);
		if (batch == null) {
			return false;
		}
		report.writing();
		OutboundFrame outbound = new OutboundFrame(this, name, step(), addTo(batch, frame), report);
		batch.listen(outbound);
		if (report.isTimedWhileWritten()) {
			TimedFrames timed = timed();
			timed.writing(outbound);
			timed.start();
		}
		return true;
	}

	/**
	 * Return whether what is sent now may be written at once. Called on any thread.
	 * @return whether this is the event loop, in a read burst, and nothing waits
	 */
	boolean isAtOnce() {
		return isInReadBurst() && this.work == 0 && canWrite();
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
			seen = this.work;
			CloseReason reason = this.frames.closeReason();
			if (reason != null) {
				if (this.timed != null) {
					this.timed.stop();
				}
				failAll(reason);
			}
			else {
				if (this.open) {
					writeWhile(this.channel::isWritable);
				}
				this.left = !this.queue.isEmpty() || (this.timed != null && !this.timed.isQueueNext());
				if (isAnyWaiting()) {
					timed().start();
				}
			}
		}
		while (WORK.addAndGet(this, -seen) != 0);
	}

	/**
	 * Write all that is queued, since nothing can be written later. What waits for room
	 * is not made any more where that would take more bytes than may wait.
	 */
	void drainBeforeClose() {
		if (this.open) {
			writeWhile(this.room::isInBounds);
		}
	}

	void written(SentReplies sent, boolean success) {
		if (this.replies == sent) {
			this.replies = null;
		}
		sent.measure(this.metrics, success ? SendOutcome.SENT : SendOutcome.FAILED);
		this.frames.out().written();
		this.room.give(sent.count(), sent.bytes());
	}

	void written(OutboundFrame frame, boolean success) {
		this.metrics.sent(frame.name(), success ? SendOutcome.SENT : SendOutcome.FAILED);
		this.frames.out().written();
		this.room.give(frame.length());
		if (this.last == frame) {
			this.last = null;
		}
		else if (this.timed != null) {
			this.timed.written(frame);
		}
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

	SendRoom room() {
		return this.room;
	}

	private int step() {
		TimedFrames timed = this.timed;
		return (timed != null) ? timed.step() : 0;
	}

	private TimedFrames timed() {
		if (this.timed == null) {
			this.timed = new TimedFrames(this, this.queue, this.channel.eventLoop(),
					this.frames.settings().queueTimeout());
		}
		return this.timed;
	}

	private void add(OutboundFrame outbound) {
		if (isInReadBurst() && WORK.compareAndSet(this, 0, 1)) {
			writeAtOnce(outbound);
			return;
		}
		this.queue.offer(outbound);
		if (WORK.getAndIncrement(this) == 0) {
			this.frames.execute(this::drain);
		}
	}

	// There, what is written is flushed at the end. Elsewhere, a task gathers what is
	// sent until it comes
	private boolean isInReadBurst() {
		return this.channel.eventLoop().inEventLoop() && this.frames.out().isHeld();
	}

	private boolean canWrite() {
		return this.open && !this.left && this.channel.isWritable() && this.frames.closeReason() == null;
	}

	// With room for as much as the frame can take, of which the rest is given back
	private @Nullable FrameBatch batchFor(PlainFrame frame) {
		int length = frame.maxLength();
		FrameWriter out = this.frames.out();
		return (out.isBatched(length) && this.room.take(length) == null) ? out.batchFor(length) : null;
	}

	private int addTo(FrameBatch batch, PlainFrame frame) {
		int length = batch.add(frame);
		if (length < frame.maxLength()) {
			this.room.add(length - frame.maxLength());
		}
		this.lifetime.used();
		this.frames.out().flush();
		return length;
	}

	private void writeAtOnce(OutboundFrame outbound) {
		if (!canWrite()) {
			this.queue.offer(outbound);
			drain();
			return;
		}
		if (write(outbound)) {
			flush();
		}
		if (this.timed != null && !this.timed.isEmpty()) {
			this.timed.start();
		}
		if (WORK.decrementAndGet(this) != 0) {
			drain();
		}
	}

	private void disconnect() {
		CloseReason reason = CloseReason.of(CloseReason.Kind.LIMIT, "The peer reads too slowly");
		this.frames.fail(reason, reason.told());
	}

	private @Nullable OutboundFrame poll() {
		OutboundFrame first = (this.timed != null) ? this.timed.poll() : null;
		return (first != null) ? first : this.queue.poll();
	}

	private void writeWhile(BooleanSupplier condition) {
		boolean any = false;
		while (condition.getAsBoolean()) {
			OutboundFrame first = poll();
			if (first == null) {
				break;
			}
			any |= write(first);
		}
		if (any) {
			flush();
		}
	}

	// Most are taken at once: those need no watch
	private void flush() {
		this.lifetime.used();
		this.frames.out().flush();
		watchLast();
	}

	private void watchLast() {
		if (this.last != null) {
			timed().writing(this.last);
			this.last = null;
		}
	}

	private boolean write(OutboundFrame outbound) {
		ByteBuf frame;
		try {
			frame = outbound.take();
		}
		catch (RuntimeException | Error ex) {
			giveUp(outbound, SendOutcome.FAILED, ex);
			return false;
		}
		watchLast();
		this.last = outbound.isTimedWhileWritten() ? outbound : null;
		this.frames.out().write(frame, outbound);
		return true;
	}

	boolean isAnyWaiting() {
		return !this.queue.isEmpty() || (this.timed != null && !this.timed.isEmpty());
	}

	private void failAll(CloseReason reason) {
		OutboundFrame first = poll();
		if (first == null) {
			return;
		}
		ConnectionClosedException cause = new ConnectionClosedException(reason);
		for (; first != null; first = poll()) {
			giveUp(first, SendOutcome.FAILED, cause);
		}
	}

	void giveUp(OutboundFrame frame, SendOutcome outcome, Throwable cause) {
		this.metrics.sent(frame.name(), outcome);
		this.room.give(frame.length());
		frame.fail(cause);
	}

}
