package io.diset.connection;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import io.diset.codec.ReturnStructure;
import io.netty.channel.EventLoop;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.concurrent.Queues;

/**
 * The events of one connection, handled one at a time and in order: each where its
 * handler wants to run, the next when the one before has ended. Filled by the event loop;
 * at any time at most one thread takes from it. Above the window, in messages and in
 * bytes, reading pauses; unless this side waits for an acknowledgement, which could not
 * be read then: reading goes on beyond the messages, and the connection ends beyond the
 * bytes.
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

	private final long maxBytes;

	private final BooleanSupplier mustRead;

	private final HandlerWatch watch;

	private final Queue<InboundEvent> queue = Queues.<InboundEvent>unbounded(LINK_SIZE).get();

	private final AtomicInteger pending = new AtomicInteger();

	private final AtomicLong pendingBytes = new AtomicLong();

	private int rejections;

	private volatile boolean paused;

	/**
	 * Create a queue.
	 * @param frames the channel of the connection
	 * @param executor runs the handlers that may block
	 * @param mustRead whether reading must go on
	 */
	InboundQueue(FrameChannel frames, Executor executor, BooleanSupplier mustRead) {
		this.frames = frames;
		this.eventLoop = frames.channel().eventLoop();
		this.executor = executor;
		this.window = frames.settings().inboundWindow();
		this.maxBytes = frames.settings().maxUnhandledBytes();
		this.mustRead = mustRead;
		this.watch = new HandlerWatch(frames, frames.settings().slowHandlerTime(), this::isBusy);
	}

	/**
	 * Add an event. Called on the event loop.
	 * @param event the event
	 */
	void add(InboundEvent event) {
		this.queue.offer(event);
		long bytes = this.pendingBytes.addAndGet(event.length());
		int count = this.pending.incrementAndGet();
		if ((count >= this.window || bytes > this.maxBytes) && !this.paused) {
			filled(bytes);
		}
		if (count == 1 && event.execution() == Execution.EVENT_LOOP) {
			handle(Execution.EVENT_LOOP);
		}
		else if (count == 1) {
			handOver();
		}
		else if (this.paused) {
			// The handlers may have caught up before they could see the pause
			resumeIfCaughtUp();
		}
		if (this.pending.get() > 0) {
			this.watch.watch();
		}
	}

	/**
	 * Go on reading: the window is full, but an acknowledgement is waited for. Called on
	 * the event loop.
	 */
	void readOn() {
		if (this.paused) {
			this.paused = false;
			this.frames.resumeReading();
		}
	}

	/**
	 * Learn that the last event was added and handled. Called on the event loop.
	 */
	void over() {
		this.watch.stop();
	}

	/**
	 * Return how much waits for its handler, or is being handled. Called on any thread.
	 * @return the backlog of this connection, with nothing that is to be sent
	 */
	Backlog backlog() {
		return new Backlog(1, this.paused ? 1 : 0, this.pending.get(), this.pendingBytes.get(), 0, 0);
	}

	/**
	 * Return whether anything waits for its handler, or is being handled. Called on any
	 * thread.
	 * @return whether there is anything
	 */
	boolean isBusy() {
		return this.pending.get() > 0;
	}

	private void filled(long bytes) {
		if (!this.mustRead.getAsBoolean()) {
			this.paused = true;
			this.frames.pauseReading();
		}
		else if (bytes > this.maxBytes) {
			String text = "Too many messages wait to be handled";
			this.frames.fail(CloseReason.of(CloseReason.Kind.LIMIT, text), new ReturnStructure.Failure(0, text));
		}
	}

	private void handle(Execution here) {
		for (int handled = 0;; handled++) {
			InboundEvent next = next();
			if (next.execution() != here || handled == BATCH) {
				handOver();
				return;
			}
			HandlerLimit limit = next.limit();
			if (limit != null && !limit.enter(this::handOver)) {
				return;
			}
			this.queue.poll();
			if (!invoke(next) || !ended(next)) {
				return;
			}
		}
	}

	private boolean invoke(InboundEvent event) {
		Object result;
		this.watch.begin(event);
		try {
			result = event.handle();
		}
		catch (Throwable ex) {
			event.failed(ex);
			return true;
		}
		if (result instanceof Publisher<?> publisher) {
			this.watch.returned();
			Mono<?> end = (publisher instanceof Mono<?> mono) ? mono : event.stream(publisher);
			return new PendingResult(event, () -> resume(event)).await(end);
		}
		event.succeeded(result);
		return true;
	}

	private void resume(InboundEvent event) {
		if (ended(event)) {
			handOver();
		}
	}

	private boolean ended(InboundEvent event) {
		this.watch.ended();
		HandlerLimit limit = event.limit();
		if (limit != null) {
			limit.leave();
		}
		this.pendingBytes.addAndGet(-event.length());
		int left = this.pending.decrementAndGet();
		resumeIfCaughtUp();
		return left > 0;
	}

	private void resumeIfCaughtUp() {
		if (this.paused && isCaughtUp()) {
			this.frames.execute(this::resumeReading);
		}
	}

	private void resumeReading() {
		if (isCaughtUp()) {
			readOn();
		}
	}

	private boolean isCaughtUp() {
		return this.pending.get() <= this.window / 2 && this.pendingBytes.get() <= this.maxBytes / 2;
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
