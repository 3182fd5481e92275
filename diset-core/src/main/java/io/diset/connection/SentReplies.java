package io.diset.connection;

import java.util.ArrayList;
import java.util.List;

import io.diset.connection.ConnectionMetrics.SendOutcome;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;

/**
 * The replies in one batch: nobody asks about them, so that they are told of together.
 * Belongs to the event loop.
 */
final class SentReplies implements FutureListener<Void> {

	private final List<String> names = new ArrayList<>(1);

	private final OutboundQueue queue;

	private final FrameBatch batch;

	private int bytes;

	/**
	 * Create an empty list of replies.
	 * @param queue learns that they are sent
	 * @param batch the batch that they are in
	 */
	SentReplies(OutboundQueue queue, FrameBatch batch) {
		this.queue = queue;
		this.batch = batch;
		batch.listen(this);
	}

	/**
	 * Add a reply.
	 * @param name the name of its message
	 * @param length its length in bytes
	 */
	void add(String name, int length) {
		this.names.add(name);
		this.bytes += length;
	}

	/**
	 * Return whether they are those of a batch.
	 * @param other the batch
	 * @return whether they are in it
	 */
	boolean isIn(FrameBatch other) {
		return this.batch == other;
	}

	/**
	 * Return how many there are.
	 * @return the number
	 */
	int count() {
		return this.names.size();
	}

	/**
	 * Return how long they are.
	 * @return the bytes of all
	 */
	int bytes() {
		return this.bytes;
	}

	/**
	 * Tell what became of each.
	 * @param metrics learns it
	 * @param outcome what became of them
	 */
	void measure(ConnectionMetrics metrics, SendOutcome outcome) {
		if (metrics.isEnabled()) {
			this.names.forEach((name) -> metrics.sent(name, outcome));
		}
	}

	@Override
	public void operationComplete(Future<Void> write) {
		this.queue.written(this, write.isSuccess());
	}

}
