package io.diset.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import reactor.util.concurrent.Queues;

/**
 * Handles messages of one connection at the same time, where they follow one another and
 * their handler allows it. It has the turn of the connection's queue from the first of
 * them until all have ended: then the events behind them are handled one at a time again.
 * <p>
 * Threads take turns by a count of signals: who raises it from zero does what there is to
 * do, also for those who signal meanwhile.
 */
final class OverlappingMessages {

	private final InboundQueue queue;

	private final AtomicInteger signals = new AtomicInteger();

	private final Queue<HandlerRun> ended = Queues.<HandlerRun>unboundedMultiproducer().get();

	private final Queue<HandlerRun> free = new ArrayDeque<>();

	private int running;

	/**
	 * The route of the messages, {@code null} while the queue has the turn itself.
	 */
	private volatile @Nullable MessageRoute<?> route;

	private volatile boolean waitsForPlace;

	/**
	 * Create what has no turn yet.
	 * @param queue the queue of the connection
	 */
	OverlappingMessages(InboundQueue queue) {
		this.queue = queue;
	}

	/**
	 * Take the turn. Called by the thread that has it.
	 * @param route the route of the next message
	 */
	void begin(MessageRoute<?> route) {
		this.route = route;
		signal();
	}

	/**
	 * Learn that an event was added. Called on the event loop.
	 */
	void added() {
		if (this.route != null) {
			signal();
		}
	}

	private void signal() {
		if (this.signals.getAndIncrement() == 0) {
			int seen;
			do {
				seen = this.signals.get();
				if (takeBack()) {
					start();
				}
			}
			while (this.signals.addAndGet(-seen) != 0);
		}
	}

	// Once nothing runs and nothing is left, whoever adds the next event has the turn
	private boolean takeBack() {
		for (HandlerRun over = this.ended.poll(); over != null; over = this.ended.poll()) {
			MessageRoute<?> current = this.route;
			this.running--;
			if (this.running == 0) {
				this.route = null;
			}
			boolean left = this.queue.ended(over);
			this.free.add(over);
			if (left && this.running == 0) {
				this.route = current;
			}
		}
		return this.route != null;
	}

	private void start() {
		for (MessageRoute<?> current = this.route; current != null && !this.waitsForPlace;) {
			InboundEvent next = this.queue.peek();
			if (next == null || this.running == current.concurrency()) {
				return;
			}
			if (!current.equals(next.overlapping())) {
				if (this.running == 0) {
					this.route = null;
					this.queue.handOver();
				}
				return;
			}
			if (!hasPlace(next) || !start(next)) {
				return;
			}
		}
	}

	private boolean hasPlace(InboundEvent event) {
		HandlerLimit limit = event.limit();
		if (limit == null) {
			return true;
		}
		this.waitsForPlace = true;
		if (!limit.enter(this::placeIsFree)) {
			return false;
		}
		this.waitsForPlace = false;
		return true;
	}

	private void placeIsFree() {
		this.waitsForPlace = false;
		signal();
	}

	private boolean start(InboundEvent event) {
		HandlerRun known = this.free.poll();
		HandlerRun run = (known != null) ? known : this.queue.newRun();
		if (this.queue.execute(event.execution(), () -> call(run, event), this::signal)) {
			this.queue.poll();
			this.running++;
			return true;
		}
		this.free.add(run);
		HandlerLimit limit = event.limit();
		if (limit != null) {
			limit.leave();
		}
		return false;
	}

	private void call(HandlerRun run, InboundEvent event) {
		if (run.call(event, () -> ended(run))) {
			ended(run);
		}
	}

	private void ended(HandlerRun run) {
		this.ended.add(run);
		signal();
	}

}
