package io.diset.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeoutException;

import io.diset.connection.ConnectionMetrics.SendOutcome;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a queue whose time passes, and the clock for that. But for
 * {@link #step()}, it belongs to the event loop.
 */
final class TimedFrames {

	private final OutboundQueue owner;

	private final LazyQueue<OutboundFrame> queue;

	private final SendClock clock;

	/**
	 * Those of the queue that were looked at because of their time, before the others.
	 */
	private final Queue<OutboundFrame> next = new ArrayDeque<>(0);

	/**
	 * Those that the channel has and the socket has not, as far as their time is limited.
	 */
	private final Queue<OutboundFrame> written = new ArrayDeque<>(0);

	/**
	 * Create them, with a clock that stands still.
	 * @param owner learns which ones have waited for too long
	 * @param queue those that wait
	 * @param eventLoop the event loop of the connection
	 * @param timeout how long a message may wait
	 */
	TimedFrames(OutboundQueue owner, LazyQueue<OutboundFrame> queue, EventLoop eventLoop, Duration timeout) {
		this.owner = owner;
		this.queue = queue;
		this.clock = new SendClock(eventLoop, timeout, this::expire);
	}

	/**
	 * Return the step of what begins to wait. Safe to call on any thread.
	 * @return the step of the clock
	 */
	int step() {
		return this.clock.step();
	}

	/**
	 * Let the clock go, unless it goes: something waits.
	 */
	void start() {
		this.clock.start();
	}

	void stop() {
		this.clock.stop();
	}

	/**
	 * Return whether there is none but those of the queue.
	 * @return whether there is none
	 */
	boolean isEmpty() {
		return this.next.isEmpty() && this.written.isEmpty();
	}

	/**
	 * Return whether none was taken from the queue to look at it.
	 * @return whether the queue has the next one, if there is any
	 */
	boolean isQueueNext() {
		return this.next.isEmpty();
	}

	/**
	 * Take the next one of those that are not in the queue any more.
	 * @return the frame, or {@code null} if there is none
	 */
	@Nullable OutboundFrame poll() {
		return this.next.poll();
	}

	/**
	 * Note that the channel gets a frame.
	 * @param frame the frame, whose time is limited until the socket has taken it
	 */
	void writing(OutboundFrame frame) {
		this.written.add(frame);
	}

	/**
	 * Note that the socket has taken a frame, or never will.
	 * @param frame any frame
	 */
	void written(OutboundFrame frame) {
		// The socket takes them in order
		if (this.written.peek() == frame) {
			this.written.poll();
		}
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
				this.owner.giveUp(oldest, SendOutcome.EXPIRED, cause);
			}
			else {
				this.next.add(oldest);
			}
		}
		return this.owner.isAnyWaiting();
	}

	private boolean isLate(@Nullable OutboundFrame frame) {
		return frame != null && this.clock.isLate(frame.step());
	}

}
