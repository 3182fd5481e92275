package io.diset.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.diset.codec.PlainFrame;
import io.diset.connection.ConnectionMetrics.SendOutcome;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;
import reactor.util.concurrent.Queues;

/**
 * The frames that wait to be sent, from any thread to the event loop. Bounded in messages
 * and bytes, counted before a frame is queued and until the socket has taken it, and in
 * the time that one waits. What has gathered is written with one flush, up to the water
 * mark of the channel, so that answers to keep-alives never wait behind it.
 */
final class OutboundQueue {

	private final FrameChannel frames;

	private final Channel channel;

	private final SlowPeerPolicy slowPeers;

	private final SendRoom room;

	private final SendClock clock;

	private final Queue<OutboundFrame> queue = Queues.<OutboundFrame>unboundedMultiproducer().get();

	private final AtomicInteger work = new AtomicInteger();

	/**
	 * Those of the queue that were looked at because of their time, before the others.
	 */
	private final Queue<OutboundFrame> next = new ArrayDeque<>(0);

	/**
	 * Those that the channel has and the socket has not, as far as their time is limited.
	 */
	private final Queue<OutboundFrame> written = new ArrayDeque<>(0);

	/**
	 * Those in the batch that is being gathered.
	 */
	private @Nullable SentReplies replies;

	private final LifetimeWatch lifetime;

	private final ConnectionMetrics metrics;

	private boolean open;

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
		this.clock = new SendClock(this.channel.eventLoop(), settings.queueTimeout(), this::expire);
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
			add(new OutboundFrame(this, name, this.clock.step(), frame, report));
			return;
		}
		frame.release();
		if (this.slowPeers == SlowPeerPolicy.WAIT && again != null && this.room.takeWithoutBytes()) {
			add(new OutboundFrame(this, name, this.clock.step(), again, report));
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
		add(new OutboundFrame(this, name, this.clock.step(), frame, null));
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
		OutboundFrame outbound = new OutboundFrame(this, name, this.clock.step(), addTo(batch, frame), report);
		batch.listen(outbound);
		if (report.isTimedWhileWritten()) {
			this.written.add(outbound);
			this.clock.start();
		}
		return true;
	}

	/**
	 * Return whether what is sent now may be written at once. Called on any thread.
	 * @return whether this is the event loop, in a read burst, and nothing waits
	 */
	boolean isAtOnce() {
		return isInReadBurst() && this.work.get() == 0 && canWrite();
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
				this.clock.stop();
				failAll(new ConnectionClosedException(reason));
			}
			else {
				if (this.open) {
					writeWhile(this.channel::isWritable);
				}
				if (isAnyWaiting()) {
					this.clock.start();
				}
			}
		}
		while (this.work.addAndGet(-seen) != 0);
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
		// The socket takes them in order
		if (this.written.peek() == frame) {
			this.written.poll();
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

	private void add(OutboundFrame outbound) {
		if (isInReadBurst() && this.work.compareAndSet(0, 1)) {
			writeAtOnce(outbound);
			return;
		}
		this.queue.offer(outbound);
		if (this.work.getAndIncrement() == 0) {
			this.frames.execute(this::drain);
		}
	}

	// There, what is written is flushed at the end. Elsewhere, a task gathers what is
	// sent
	// until it comes
	private boolean isInReadBurst() {
		return this.channel.eventLoop().inEventLoop() && this.frames.out().isHeld();
	}

	private boolean canWrite() {
		return this.open && this.next.isEmpty() && this.queue.isEmpty() && this.channel.isWritable()
				&& this.frames.closeReason() == null;
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
			this.lifetime.used();
			this.frames.out().flush();
		}
		if (isAnyWaiting()) {
			this.clock.start();
		}
		if (this.work.decrementAndGet() != 0) {
			drain();
		}
	}

	private void disconnect() {
		CloseReason reason = CloseReason.of(CloseReason.Kind.LIMIT, "The peer reads too slowly");
		this.frames.fail(reason, reason.told());
	}

	private @Nullable OutboundFrame poll() {
		OutboundFrame first = this.next.poll();
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
			this.lifetime.used();
			this.frames.out().flush();
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
		if (outbound.isTimedWhileWritten()) {
			this.written.add(outbound);
		}
		this.frames.out().write(frame, outbound);
		return true;
	}

	private boolean isAnyWaiting() {
		return !this.written.isEmpty() || !this.next.isEmpty() || !this.queue.isEmpty();
	}

	// What the channel has cannot be taken back
	private boolean expire() {
		TimeoutException cause = new TimeoutException(
				"Not handed to the socket within %d ms".formatted(this.clock.timeout().toMillis()));
		for (OutboundFrame oldest = this.written.peek(); isLate(oldest); oldest = this.written.peek()) {
			this.written.poll().report(cause);
		}
		for (OutboundFrame queued = this.queue.poll(); queued != null; queued = this.queue.poll()) {
			this.next.add(queued);
		}
		for (int left = this.next.size(); left > 0; left--) {
			OutboundFrame oldest = this.next.remove();
			if (oldest.isTimed() && isLate(oldest)) {
				giveUp(oldest, SendOutcome.EXPIRED, cause);
			}
			else {
				this.next.add(oldest);
			}
		}
		return isAnyWaiting();
	}

	private boolean isLate(@Nullable OutboundFrame frame) {
		return frame != null && this.clock.isLate(frame.step());
	}

	private void failAll(ConnectionClosedException cause) {
		for (OutboundFrame first = poll(); first != null; first = poll()) {
			giveUp(first, SendOutcome.FAILED, cause);
		}
	}

	private void giveUp(OutboundFrame frame, SendOutcome outcome, Throwable cause) {
		this.metrics.sent(frame.name(), outcome);
		this.room.give(frame.length());
		frame.fail(cause);
	}

}
