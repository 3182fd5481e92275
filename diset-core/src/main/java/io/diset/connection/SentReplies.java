package io.diset.connection;

import io.diset.connection.ConnectionMetrics.SendOutcome;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import org.jspecify.annotations.Nullable;

/**
 * The replies in one batch: nobody asks about them, so that they are told of together.
 * Belongs to the event loop.
 */
final class SentReplies implements FutureListener<Void> {

	private final OutboundQueue queue;

	private final FrameBatch batch;

	/**
	 * The newest of them.
	 */
	private @Nullable Alike last;

	private int count;

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
		Alike alike = this.last;
		if (alike == null || !alike.name.equals(name)) {
			alike = new Alike(name, alike);
			this.last = alike;
		}
		alike.count++;
		this.count++;
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
		return this.count;
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
		if (!metrics.isEnabled()) {
			return;
		}
		for (Alike alike = this.last; alike != null; alike = alike.before) {
			for (int i = 0; i < alike.count; i++) {
				metrics.sent(alike.name, outcome);
			}
		}
	}

	@Override
	public void operationComplete(Future<Void> write) {
		this.queue.written(this, write.isSuccess());
	}

	/**
	 * Replies of one name that follow one another: most batches have nothing else.
	 */
	private static final class Alike {

		private final String name;

		private final @Nullable Alike before;

		private int count;

		Alike(String name, @Nullable Alike before) {
			this.name = name;
			this.before = before;
		}

	}

}
