package io.diset.connection;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

import io.diset.codec.ReturnStructure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of one connection, handled one at a time and in order: each where its
 * handler wants to run, the next when the one before has ended. Filled by the event loop;
 * at any time at most one thread takes from it. Above the window, in messages and in
 * bytes, reading pauses; unless this side waits for an acknowledgement, which could not
 * be read then: reading goes on beyond the messages, and the connection ends beyond the
 * bytes.
 */
final class InboundQueue implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(InboundQueue.class);

	private static final AtomicIntegerFieldUpdater<InboundQueue> PENDING = AtomicIntegerFieldUpdater
		.newUpdater(InboundQueue.class, "pending");

	private static final AtomicLongFieldUpdater<InboundQueue> PENDING_BYTES = AtomicLongFieldUpdater
		.newUpdater(InboundQueue.class, "pendingBytes");

	/**
	 * How many events of one connection the executor handles before others get a turn.
	 */
	private static final int BATCH = 64;

	private static final long RETRY_MILLIS = 100;

	private static final int MAX_REJECTIONS = 600;

	private final FrameChannel frames;

	private final Executor executor;

	private final ConnectionSettings settings;

	private final StableConnection connection;

	private final HandlerRun run = new HandlerRun();

	private final LazyQueue<InboundEvent> queue = new LazyQueue<>();

	private volatile int pending;

	private volatile long pendingBytes;

	private int rejections;

	private volatile boolean paused;

	private volatile @Nullable OverlappingMessages overlapping;

	/**
	 * Watches the handlers, once one has not ended at once. Made by the event loop,
	 * before others see the event.
	 */
	private @Nullable HandlerWatch watch;

	/**
	 * Create a queue.
	 * @param connection says whether reading must go on
	 * @param frames the channel of the connection
	 * @param executor runs the handlers that may block
	 */
	InboundQueue(StableConnection connection, FrameChannel frames, Executor executor) {
		this.frames = frames;
		this.executor = executor;
		this.settings = frames.settings();
		this.connection = connection;
	}

	/**
	 * Add an event. Called on the event loop.
	 * @param event the event
	 */
	void add(InboundEvent event) {
		if (this.pending == 0 && isHandledHere(event)) {
			handleAtOnce(event);
			return;
		}
		HandlerWatch started = startedWatch();
		this.queue.offer(event);
		long bytes = PENDING_BYTES.addAndGet(this, event.length());
		int count = PENDING.incrementAndGet(this);
		if (isFull(count, bytes) && !this.paused) {
			filled(bytes);
		}
		if (count == 1 && event.execution() == Execution.EVENT_LOOP) {
			handle(Execution.EVENT_LOOP);
		}
		else if (count == 1) {
			handOver();
		}
		else {
			// The handlers may have caught up before they could see the pause
			resumeIfCaughtUp();
			OverlappingMessages current = this.overlapping;
			if (current != null) {
				current.added();
			}
		}
		if (this.pending > 0) {
			started.watch();
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
		if (this.watch != null) {
			this.watch.stop();
		}
	}

	/**
	 * Return how much waits for its handler, or is being handled. Called on any thread.
	 * @return the backlog of this connection, with nothing that is to be sent
	 */
	Backlog backlog() {
		return new Backlog(1, this.paused ? 1 : 0, this.pending, this.pendingBytes, 0, 0);
	}

	/**
	 * Return whether anything waits for its handler, or is being handled. Called on any
	 * thread.
	 * @return whether there is anything
	 */
	boolean isBusy() {
		return this.pending > 0;
	}

	private HandlerWatch startedWatch() {
		if (this.watch == null) {
			this.watch = new HandlerWatch(this.frames, this.run, this);
		}
		return this.watch;
	}

	private static boolean isHandledHere(InboundEvent event) {
		return event.execution() == Execution.EVENT_LOOP && event.limit() == null && event.overlapping() == null;
	}

	// What has ended when it returns was never in the queue. Nobody else has the turn,
	// since only this thread adds events
	private void handleAtOnce(InboundEvent event) {
		PENDING.lazySet(this, 1);
		if (!this.run.call(event, this)) {
			long bytes = PENDING_BYTES.addAndGet(this, event.length());
			if (isFull(1, bytes) && !this.paused) {
				filled(bytes);
				resumeIfCaughtUp();
			}
			startedWatch().watch();
			return;
		}
		this.run.end();
		int left = this.pending - 1;
		PENDING.lazySet(this, left);
		if (left > 0) {
			handOver();
		}
	}

	private boolean isFull(int count, long bytes) {
		return count >= this.settings.inboundWindow() || bytes > this.settings.maxUnhandledBytes();
	}

	private void filled(long bytes) {
		if (!this.connection.mustRead()) {
			this.paused = true;
			this.frames.pauseReading();
		}
		else if (bytes > this.settings.maxUnhandledBytes()) {
			String text = "Too many messages wait to be handled";
			this.frames.fail(CloseReason.of(CloseReason.Kind.LIMIT, text), new ReturnStructure.Failure(0, text));
		}
	}

	private void handle(Execution here) {
		for (int handled = 0;; handled++) {
			InboundEvent next = next();
			MessageRoute<?> route = next.overlapping();
			if (route != null) {
				overlapping().begin(route);
				return;
			}
			if (next.execution() != here || handled == BATCH) {
				handOver();
				return;
			}
			HandlerLimit limit = next.limit();
			if (limit != null && !limit.enter(this::handOver)) {
				return;
			}
			this.queue.poll();
			if (!this.run.call(next, this) || !ended(this.run)) {
				return;
			}
		}
	}

	/**
	 * Go on with the events behind one whose handler has ended later.
	 */
	@Override
	public void run() {
		if (ended(this.run)) {
			handOver();
		}
	}

	private OverlappingMessages overlapping() {
		OverlappingMessages current = this.overlapping;
		if (current == null) {
			current = new OverlappingMessages(this);
			this.overlapping = current;
		}
		return current;
	}

	/**
	 * Note that a handler has ended.
	 * @param run who has called it
	 * @return whether there are other events
	 */
	boolean ended(HandlerRun run) {
		InboundEvent event = run.end();
		HandlerLimit limit = event.limit();
		if (limit != null) {
			limit.leave();
		}
		PENDING_BYTES.addAndGet(this, -event.length());
		int left = PENDING.decrementAndGet(this);
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
		return this.pending <= this.settings.inboundWindow() / 2
				&& this.pendingBytes <= this.settings.maxUnhandledBytes() / 2;
	}

	/**
	 * Have the next event handled on the thread that it wants, and those behind it.
	 */
	void handOver() {
		Execution execution = next().execution();
		execute(execution, () -> handle(execution), this::handOver);
	}

	/**
	 * Execute a task that handles an event.
	 * @param execution where
	 * @param task the task
	 * @param again called after a while if nobody takes the task
	 * @return whether somebody has taken it
	 */
	boolean execute(Execution execution, Runnable task, Runnable again) {
		if (execution == Execution.EVENT_LOOP) {
			this.frames.execute(task);
			return true;
		}
		try {
			this.executor.execute(task);
			return true;
		}
		catch (RuntimeException | Error ex) {
			// Not only a rejection: there may be no memory for one more thread
			this.frames.execute(() -> rejected(ex, again));
			return false;
		}
	}

	/**
	 * Return the next event. Called by who has the turn.
	 * @return the event, or {@code null} if all have been taken
	 */
	@Nullable InboundEvent peek() {
		return this.queue.peek();
	}

	/**
	 * Take the next event. Called by who has the turn.
	 */
	void poll() {
		this.queue.poll();
	}

	/**
	 * Return one more who calls handlers. Called by who has the turn.
	 * @return who calls them
	 */
	HandlerRun newRun() {
		return Objects.requireNonNull(this.watch, "Nothing was in the queue").another();
	}

	// Closes the connection, but tries again for a while: its drop is owed to the
	// application
	private void rejected(Throwable cause, Runnable again) {
		this.frames.fail(new CloseReason(CloseReason.Kind.LIMIT, "The executor of the handlers is full", cause),
				new ReturnStructure.Failure(0, "Server busy"));
		if (++this.rejections >= MAX_REJECTIONS || this.frames.channel().eventLoop().isShuttingDown()) {
			logger.error("The executor of the handlers does not take the events of {}: they are lost",
					this.frames.channel(), cause);
		}
		else {
			this.frames.channel().eventLoop().schedule(again, RETRY_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	private InboundEvent next() {
		return Objects.requireNonNull(this.queue.peek(), "An event that was counted must be in the queue");
	}

}
