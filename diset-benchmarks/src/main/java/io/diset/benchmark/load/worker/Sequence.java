package io.diset.benchmark.load.worker;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids one after the other, never negative. For one thread at a time; others may look how
 * far it is.
 */
final class Sequence {

	private final AtomicLong count = new AtomicLong();

	private int next;

	private long taken;

	/**
	 * Return the next id, and go on.
	 * @return the id
	 */
	int take() {
		int id = this.next;
		this.next = (id + 1) & Integer.MAX_VALUE;
		// Cheaper than to wait until all can see it
		this.count.setRelease(++this.taken);
		return id;
	}

	/**
	 * Return how many ids have been taken.
	 * @return the number
	 */
	long count() {
		return this.count.getAcquire();
	}

}
