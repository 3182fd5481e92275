package io.diset.connection;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.diset.codec.ReturnStructure;
import io.netty.channel.EventLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.concurrent.Queues;

/**
 * The events of one connection, handled one at a time and in order: each where its
 * handler wants to run, the next when the one before has ended. Filled by the event loop;
 * at any time at most one thread takes from it. Above the window, reading pauses.
 */
final class InboundQueue {

	private static final Logger logger = LoggerFactory.getLogger(InboundQueue.class);

	private static final int LINK_SIZE = 16;

	/**
	 * How many events of one connection the executor handles before others get a turn.
	 */
	private static final int BATCH = 64;

	private static final long RETRY_MILLIS = 100;

	private static final int MAX_REJECTIONS = 600;

	private final FrameChannel frames;

	private final EventLoop eventLoop;

	private final Executor executor;

	private final int window;

	private final Queue<InboundEvent> queue = Queues.<InboundEvent>unbounded(LINK_SIZE).get();

	private final AtomicInteger pending = new AtomicInteger();

	private int rejections;

	private volatile boolean paused;

	InboundQueue(FrameChannel frames, Executor executor) {
		this.frames = frames;
		this.eventLoop = frames.channel().eventLoop();
		this.executor = executor;
		this.window = frames.settings().inboundWindow();
	}

	/**
	 * Add an event. Called on the event loop.
	 * @param event the event
	 */
	void add(InboundEvent event) {
		this.queue.offer(event);
		int count = this.pending.incrementAndGet();
		if (count >= this.window && !this.paused) {
			this.paused = true;
			this.frames.pauseReading();
		}
		if (count == 1 && event.execution() == Execution.EVENT_LOOP) {
			handle(Execution.EVENT_LOOP);
		}
		else if (count == 1) {
			handOver();
		}
		else if (this.paused) {
			// The handlers may have caught up before they could see the pause
			resumeIfCaughtUp(this.pending.get());
		}
	}

	private void handle(Execution here) {
		for (int handled = 0;; handled++) {
			InboundEvent next = next();
			if (next.execution() != here || handled == BATCH) {
				handOver();
				return;
			}
			this.queue.poll();
			if (!invoke(next) || !ended()) {
				return;
			}
		}
	}

	private boolean invoke(InboundEvent event) {
		Object result;
		try {
			result = event.handle();
		}
		catch (Throwable ex) {
			event.failed(ex);
			return true;
		}
		if (result instanceof Mono<?> mono) {
			return new PendingResult(event, this::resume).await(mono);
		}
		event.succeeded(result);
		return true;
	}

	private void resume() {
		if (ended()) {
			handOver();
		}
	}

	private boolean ended() {
		int left = this.pending.decrementAndGet();
		resumeIfCaughtUp(left);
		return left > 0;
	}

	private void resumeIfCaughtUp(int left) {
		if (this.paused && left <= this.window / 2) {
			this.frames.execute(this::resumeReading);
		}
	}

	private void resumeReading() {
		if (this.paused && this.pending.get() <= this.window / 2) {
			this.paused = false;
			this.frames.resumeReading();
		}
	}

	private void handOver() {
		if (next().execution() == Execution.EVENT_LOOP) {
			this.frames.execute(() -> handle(Execution.EVENT_LOOP));
			return;
		}
		try {
			this.executor.execute(() -> handle(Execution.EXECUTOR));
		}
		catch (RuntimeException | Error ex) {
			// Not only a rejection: there may be no memory for one more thread
			this.frames.execute(() -> rejected(ex));
		}
	}

	// Closes the connection, but tries again for a while: its drop is owed to the
	// application
	private void rejected(Throwable cause) {
		this.frames.fail(new CloseReason(CloseReason.Kind.LIMIT, "The executor of the handlers is full", cause),
				new ReturnStructure.Failure(0, "Server busy"));
		if (++this.rejections >= MAX_REJECTIONS || this.eventLoop.isShuttingDown()) {
			logger.error("The executor of the handlers does not take the events of {}: they are lost",
					this.frames.channel(), cause);
		}
		else {
			this.eventLoop.schedule(this::handOver, RETRY_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	private InboundEvent next() {
		return Objects.requireNonNull(this.queue.peek(), "An event that was counted must be in the queue");
	}

}
