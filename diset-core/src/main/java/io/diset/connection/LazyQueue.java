package io.diset.connection;

import java.util.Queue;

import org.jspecify.annotations.Nullable;
import reactor.util.concurrent.Queues;

/**
 * An unbounded queue of any number of producers and one consumer that takes no memory
 * until something has to wait, which on most connections nothing ever does.
 *
 * @param <T> what waits
 */
final class LazyQueue<T> {

	private volatile @Nullable Queue<T> queue;

	void offer(T element) {
		Queue<T> made = this.queue;
		((made != null) ? made : make()).offer(element);
	}

	@Nullable T peek() {
		Queue<T> made = this.queue;
		return (made != null) ? made.peek() : null;
	}

	@Nullable T poll() {
		Queue<T> made = this.queue;
		return (made != null) ? made.poll() : null;
	}

	boolean isEmpty() {
		Queue<T> made = this.queue;
		return made == null || made.isEmpty();
	}

	private synchronized Queue<T> make() {
		Queue<T> made = this.queue;
		if (made == null) {
			made = Queues.<T>unboundedMultiproducer().get();
			this.queue = made;
		}
		return made;
	}

}
