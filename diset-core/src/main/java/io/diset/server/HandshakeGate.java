package io.diset.server;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Lets so many TLS handshakes be worked on at a time, and the others wait in the order in
 * which they came. Safe to use on any thread: the lock is held for a few steps, whatever
 * the number of those that wait.
 */
final class HandshakeGate {

	private final int slots;

	private final Set<Runnable> waiting = new LinkedHashSet<>();

	private int taken;

	HandshakeGate(int slots) {
		this.slots = slots;
	}

	/**
	 * Take a slot, or wait for one.
	 * @param turn called once when there is a slot, by the thread that gives it back, if
	 * there is none now
	 * @return whether there is one now
	 */
	synchronized boolean enter(Runnable turn) {
		if (this.taken < this.slots) {
			this.taken++;
			return true;
		}
		this.waiting.add(turn);
		return false;
	}

	/**
	 * Wait no more.
	 * @param turn what would be called
	 * @return whether it has not been called and will not be; otherwise it has a slot,
	 * which must be given back
	 */
	synchronized boolean leave(Runnable turn) {
		return this.waiting.remove(turn);
	}

	/**
	 * Give back a slot.
	 */
	void exit() {
		Runnable next = next();
		if (next != null) {
			next.run();
		}
	}

	synchronized int taken() {
		return this.taken;
	}

	synchronized int waiting() {
		return this.waiting.size();
	}

	// The slot passes to the first that waits
	private synchronized @Nullable Runnable next() {
		Iterator<Runnable> turns = this.waiting.iterator();
		if (!turns.hasNext()) {
			this.taken--;
			return null;
		}
		Runnable first = turns.next();
		turns.remove();
		return first;
	}

}
