package io.diset.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.diset.codec.AcknowledgementId;
import io.diset.connection.ConnectionMetrics.AcknowledgementOutcome;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The acknowledgements that this side waits for, each until a deadline after its message
 * was written. But for their number, they belong to the event loop.
 */
final class AwaitedAcknowledgements {

	/**
	 * What can be added to any time.
	 */
	private static final long MAX_NANOS = Long.MAX_VALUE / 2;

	private static final AtomicIntegerFieldUpdater<AwaitedAcknowledgements> COUNT = AtomicIntegerFieldUpdater
		.newUpdater(AwaitedAcknowledgements.class, "count");

	private final EventLoop eventLoop;

	private final Duration timeout;

	private final long timeoutNanos;

	private final int max;

	private final ConnectionMetrics metrics;

	private final StableConnection connection;

	/**
	 * In the order in which the messages were written, which is that of the deadlines.
	 */
	private @Nullable Map<AcknowledgementId, AwaitedAcknowledgement> written;

	private volatile int count;

	private @Nullable Future<?> timer;

	/**
	 * Create them.
	 * @param frames the channel of the connection. Its settings have the time that the
	 * peer may take, and how many may be waited for: a peer that reads and never
	 * acknowledges could else fill the memory until the deadlines
	 * @param metrics learns how long they take
	 * @param connection reads on when there is one after there was none
	 */
	AwaitedAcknowledgements(FrameChannel frames, ConnectionMetrics metrics, StableConnection connection) {
		this.eventLoop = frames.channel().eventLoop();
		this.timeout = frames.settings().acknowledgementTimeout();
		this.timeoutNanos = Math.min(MAX_NANOS, TimeUnit.NANOSECONDS.convert(this.timeout));
		this.max = frames.settings().maxAwaitedAcknowledgements();
		this.metrics = metrics;
		this.connection = connection;
	}

	/**
	 * Begin to wait. Called on any thread.
	 * @param id the id of a message that is about to be queued
	 * @return what takes part in the sending of the message, or {@code null} when too
	 * many are waited for
	 */
	@Nullable AwaitedAcknowledgement add(AcknowledgementId id) {
		int before = COUNT.getAndIncrement(this);
		if (before >= this.max) {
			COUNT.decrementAndGet(this);
			return null;
		}
		if (before == 0) {
			this.connection.readOn();
		}
		return new AwaitedAcknowledgement(this, id);
	}

	int max() {
		return this.max;
	}

	/**
	 * Return whether any acknowledgement is waited for. Called on any thread.
	 * @return whether there is one
	 */
	boolean any() {
		return this.count > 0;
	}

	/**
	 * Take the one that an acknowledgement is for.
	 * @param id the id of the acknowledgement
	 * @return the one that has ended, or {@code null} when nobody waits for it
	 */
	@Nullable AwaitedAcknowledgement take(AcknowledgementId id) {
		return (this.written != null) ? this.written.remove(id) : null;
	}

	/**
	 * Give up all that have been written.
	 * @param reason why no acknowledgement will come
	 */
	void fail(CloseReason reason) {
		List<AwaitedAcknowledgement> failed = (this.written != null) ? List.copyOf(this.written.values()) : List.of();
		this.written = null;
		if (this.timer != null) {
			this.timer.cancel(false);
			this.timer = null;
		}
		if (!failed.isEmpty()) {
			ConnectionClosedException cause = new ConnectionClosedException(reason);
			failed.forEach((awaited) -> awaited.failed(cause));
		}
	}

	void writing(AwaitedAcknowledgement awaited) {
		awaited.setDeadline(now() + this.timeoutNanos);
		if (this.written == null) {
			this.written = new LinkedHashMap<>();
		}
		this.written.put(awaited.id(), awaited);
		if (this.timer == null) {
			watch(awaited);
		}
	}

	/**
	 * Note that one is not waited for any more.
	 * @param awaited the one
	 * @param failure why there was none, or {@code null} if the message was accepted
	 */
	void ended(AwaitedAcknowledgement awaited, @Nullable Throwable failure) {
		COUNT.decrementAndGet(this);
		if (awaited.isWritten() && this.metrics.isEnabled()) {
			this.metrics.acknowledged(now() - awaited.deadline() + this.timeoutNanos, outcome(failure));
		}
	}

	private static AcknowledgementOutcome outcome(@Nullable Throwable failure) {
		if (failure == null) {
			return AcknowledgementOutcome.ACCEPTED;
		}
		if (failure instanceof RefusedByPeerException) {
			return AcknowledgementOutcome.REFUSED;
		}
		return (failure instanceof TimeoutException) ? AcknowledgementOutcome.TIMEOUT : AcknowledgementOutcome.FAILED;
	}

	private void watch(AwaitedAcknowledgement oldest) {
		this.timer = this.eventLoop.schedule(this::expire, oldest.deadline() - now(), TimeUnit.NANOSECONDS);
	}

	private void expire() {
		this.timer = null;
		TimeoutException cause = new TimeoutException(
				"No acknowledgement within %d ms".formatted(this.timeout.toMillis()));
		takeExpired().forEach((expired) -> expired.failed(cause));
	}

	private List<AwaitedAcknowledgement> takeExpired() {
		List<AwaitedAcknowledgement> expired = new ArrayList<>();
		Collection<AwaitedAcknowledgement> all = (this.written != null) ? this.written.values() : List.of();
		Iterator<AwaitedAcknowledgement> oldest = all.iterator();
		while (oldest.hasNext()) {
			AwaitedAcknowledgement next = oldest.next();
			if (next.deadline() - now() > 0) {
				watch(next);
				break;
			}
			oldest.remove();
			expired.add(next);
		}
		return expired;
	}

	private long now() {
		return this.eventLoop.ticker().nanoTime();
	}

}
