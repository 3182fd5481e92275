package io.diset.boot.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import io.diset.connection.CloseReason;
import io.diset.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a connection has received, in order, up to its end. A test takes one message after
 * the other.
 */
final class ReceivedMessages {

	private static final int MAX_SHOWN = 50;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final List<Message> messages = new ArrayList<>();

	private int taken;

	private @Nullable CloseReason end;

	void add(Message message) {
		change(() -> this.messages.add(message));
	}

	void ended(CloseReason reason) {
		change(() -> this.end = reason);
	}

	/**
	 * Take the next message. Waits for it, unless the connection has ended.
	 * @param timeout how long to wait
	 * @return the message, or {@code null} if there is none in time
	 */
	@Nullable Message take(Duration timeout) {
		this.lock.lock();
		try {
			await(() -> this.taken < this.messages.size() || this.end != null, timeout);
			return (this.taken < this.messages.size()) ? this.messages.get(this.taken++) : null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait for the end of the connection.
	 * @param timeout how long to wait
	 * @return why it has ended, or {@code null} if it has not in time
	 */
	@Nullable CloseReason awaitEnd(Duration timeout) {
		this.lock.lock();
		try {
			await(() -> this.end != null, timeout);
			return this.end;
		}
		finally {
			this.lock.unlock();
		}
	}

	List<Message> all() {
		this.lock.lock();
		try {
			return List.copyOf(this.messages);
		}
		finally {
			this.lock.unlock();
		}
	}

	List<Message> untaken() {
		this.lock.lock();
		try {
			return List.copyOf(this.messages.subList(this.taken, this.messages.size()));
		}
		finally {
			this.lock.unlock();
		}
	}

	private void change(Runnable change) {
		this.lock.lock();
		try {
			change.run();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void await(BooleanSupplier condition, Duration timeout) {
		long left = timeout.toNanos();
		try {
			while (!condition.getAsBoolean() && left > 0) {
				left = this.changed.awaitNanos(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Return what was received so far, in a form for people.
	 */
	@Override
	public String toString() {
		this.lock.lock();
		try {
			int from = Math.max(0, this.messages.size() - MAX_SHOWN);
			StringBuilder text = new StringBuilder("Received so far:");
			if (from > 0) {
				text.append("%n  (%d earlier ones)".formatted(from));
			}
			for (Message message : this.messages.subList(from, this.messages.size())) {
				text.append("%n  %s".formatted(message));
			}
			return text.append("%n  (%s)".formatted((this.end != null) ? "then the connection ended: " + this.end
					: this.messages.isEmpty() ? "nothing" : "and nothing else"))
				.toString();
		}
		finally {
			this.lock.unlock();
		}
	}

}
