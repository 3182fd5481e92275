package io.diset.connection;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * How many handlers may run at once, over all connections. No thread waits here: who gets
 * no place is told to try again when there is one. Safe for use by several threads.
 */
final class HandlerLimit {

	private final @Nullable HandlerLimit wider;

	private final int max;

	private final AtomicInteger free;

	private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

	/**
	 * Create a limit.
	 * @param max how many places there are
	 * @param wider a limit for these handlers and others, or {@code null} if there is
	 * none
	 */
	HandlerLimit(int max, @Nullable HandlerLimit wider) {
		this.max = max;
		this.free = new AtomicInteger(max);
		this.wider = wider;
	}

	/**
	 * Take a place, here and in the wider limit.
	 * @param again called once, on any thread, when it is worth trying again; must return
	 * quickly
	 * @return whether there was a place
	 */
	boolean enter(Runnable again) {
		if (!take()) {
			this.waiting.add(again);
			// A place may have been left before this one could be seen waiting
			wakeNext();
			if (this.wider != null) {
				// It may have been woken there, for a place that it cannot take
				this.wider.wakeNext();
			}
			return false;
		}
		if (this.wider != null && !this.wider.enter(again)) {
			giveBack();
			return false;
		}
		wakeNext();
		return true;
	}

	/**
	 * Give back a place.
	 */
	void leave() {
		if (this.wider != null) {
			this.wider.leave();
		}
		giveBack();
	}

	/**
	 * Return how many places are taken.
	 * @return the number of handlers that run
	 */
	int running() {
		return this.max - this.free.get();
	}

	/**
	 * Return how many connections wait for a place.
	 * @return how many, counted one by one
	 */
	int waiting() {
		return this.waiting.size();
	}

	private boolean take() {
		return this.free.getAndUpdate((places) -> Math.max(0, places - 1)) > 0;
	}

	private void giveBack() {
		this.free.incrementAndGet();
		wakeNext();
	}

	private void wakeNext() {
		if (this.free.get() > 0) {
			Runnable next = this.waiting.poll();
			if (next != null) {
				next.run();
			}
		}
	}

}
