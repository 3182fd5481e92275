package io.diset.connection;

import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/**
 * The frames that wait to be sent, from any thread to the event loop. Bounded in bytes,
 * counted before a frame is queued and until the socket has taken it. What has gathered
 * is written with one flush.
 */
final class OutboundQueue {

	private final FrameChannel frames;

	private final Channel channel;

	private final ConnectionSettings settings;

	private final Queue<OutboundFrame> queue = Queues.<OutboundFrame>unboundedMultiproducer().get();

	private final AtomicInteger work = new AtomicInteger();

	private final AtomicLong pendingBytes = new AtomicLong();

	private boolean open;

	private boolean watched;

	private long writtenFrames;

	OutboundQueue(FrameChannel frames) {
		this.frames = frames;
		this.channel = frames.channel();
		this.settings = frames.settings();
	}

	/**
	 * Queue a frame. Called on any thread.
	 * @param frame the frame, whose ownership passes
	 * @return reports what became of it
	 */
	Mono<Void> send(ByteBuf frame) {
		Sinks.Empty<Void> sink = Sinks.empty();
		add(new OutboundFrame(this, frame, sink));
		return sink.asMono();
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
		this.work.incrementAndGet();
		drain();
	}

	/**
	 * Write what is queued, or fail it when the channel does not take it any more.
	 */
	void drain() {
		int seen = this.work.get();
		do {
			if (this.open || isClosed()) {
				writeAll();
			}
			seen = this.work.addAndGet(-seen);
		}
		while (seen != 0);
	}

	void written(OutboundFrame frame) {
		this.writtenFrames++;
		this.pendingBytes.addAndGet(-frame.length());
	}

	/**
	 * Translate the failure of a write.
	 * @param cause what the channel said
	 * @return the reason for which the connection was closed, or else the cause
	 */
	Throwable failure(Throwable cause) {
		CloseReason reason = this.frames.closeReason();
		return (reason != null) ? new ConnectionClosedException(reason) : cause;
	}

	private boolean add(OutboundFrame outbound) {
		if (this.pendingBytes.addAndGet(outbound.length()) > this.settings.maxPendingBytes()) {
			this.pendingBytes.addAndGet(-outbound.length());
			outbound.fail(new SendLimitException(this.settings.maxPendingBytes()));
			return false;
		}
		this.queue.offer(outbound);
		if (this.work.getAndIncrement() == 0) {
			schedule();
		}
		return true;
	}

	private void schedule() {
		try {
			this.channel.eventLoop().execute(this::drain);
		}
		catch (RejectedExecutionException ex) {
			// The loop has ended, and with it every channel of it
			drain();
		}
	}

	private void writeAll() {
		CloseReason reason = this.frames.closeReason();
		boolean written = false;
		for (OutboundFrame next = this.queue.poll(); next != null; next = this.queue.poll()) {
			if (reason != null) {
				this.pendingBytes.addAndGet(-next.length());
				next.fail(new ConnectionClosedException(reason));
			}
			else {
				this.frames.write(next.frame(), this.channel.newPromise().addListener(next));
				written = true;
			}
		}
		if (written) {
			this.frames.flush();
			watch();
		}
	}

	private boolean isClosed() {
		return this.frames.closeReason() != null;
	}

	// One timer at a time, and none while nothing waits
	private void watch() {
		if (!this.watched && this.pendingBytes.get() > 0) {
			this.watched = true;
			long before = this.writtenFrames;
			this.channel.eventLoop()
				.schedule(() -> checkProgress(before), this.settings.writeTimeout().toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private void checkProgress(long before) {
		this.watched = false;
		if (this.pendingBytes.get() > 0 && this.writtenFrames == before && !isClosed()) {
			this.frames.abort(CloseReason.of(CloseReason.Kind.TIMEOUT, "The peer reads nothing of what is sent"));
		}
		else {
			watch();
		}
	}

}
