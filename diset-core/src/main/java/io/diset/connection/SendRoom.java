package io.diset.connection;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

import org.jspecify.annotations.Nullable;

/**
 * How much waits to be handed to the socket, and how much may wait, in messages and in
 * bytes. Safe for use by several threads.
 */
final class SendRoom {

	/**
	 * The greatest number of messages that can be counted.
	 */
	static final int MAX_MESSAGES = (1 << 23) - 1;

	/**
	 * Both numbers are changed at once: bytes below, messages above.
	 */
	private static final int BYTE_BITS = 40;

	private static final long BYTES = (1L << BYTE_BITS) - 1;

	private static final long MESSAGE = 1L << BYTE_BITS;

	private static final AtomicLongFieldUpdater<SendRoom> TAKEN = AtomicLongFieldUpdater.newUpdater(SendRoom.class,
			"taken");

	private final int maxMessages;

	private final long maxBytes;

	private volatile long taken;

	SendRoom(int maxMessages, long maxBytes) {
		this.maxMessages = maxMessages;
		this.maxBytes = maxBytes;
	}

	/**
	 * Take room for a message.
	 * @param length its length in bytes
	 * @return why there is no room, or {@code null} if it was taken
	 */
	@Nullable SendLimitException take(int length) {
		while (true) {
			long before = this.taken;
			long after = before + MESSAGE + length;
			if (messages(after) > this.maxMessages) {
				return SendLimitException.messages(this.maxMessages);
			}
			if (bytes(after) > this.maxBytes) {
				return new SendLimitException(this.maxBytes);
			}
			if (TAKEN.compareAndSet(this, before, after)) {
				return null;
			}
		}
	}

	/**
	 * Return whether there is room for a message when nothing else waits.
	 * @param length its length in bytes
	 * @return whether there is
	 */
	boolean couldTake(int length) {
		return length <= this.maxBytes;
	}

	/**
	 * Return whether no more bytes wait than may wait.
	 * @return whether the bound holds
	 */
	boolean isInBounds() {
		return bytes(this.taken) <= this.maxBytes;
	}

	/**
	 * Take room for a message whose bytes are not there yet.
	 * @return whether there was room for it
	 */
	boolean takeWithoutBytes() {
		if (messages(TAKEN.addAndGet(this, MESSAGE)) <= this.maxMessages) {
			return true;
		}
		give(0);
		return false;
	}

	/**
	 * Change the room that messages have taken, however little is left.
	 * @param bytes how many bytes more, or less if negative
	 */
	void add(int bytes) {
		TAKEN.addAndGet(this, bytes);
	}

	/**
	 * Give back the room of a message.
	 * @param length its length in bytes
	 */
	void give(int length) {
		give(1, length);
	}

	/**
	 * Give back the room of messages.
	 * @param messages how many they are
	 * @param bytes the length of all
	 */
	void give(int messages, int bytes) {
		TAKEN.addAndGet(this, -(messages * MESSAGE + bytes));
	}

	/**
	 * Return how much waits.
	 * @return the backlog of no connection but what is to be sent
	 */
	Backlog backlog() {
		long now = this.taken;
		return new Backlog(0, 0, 0, 0, messages(now), bytes(now));
	}

	private static int messages(long taken) {
		return (int) (taken >>> BYTE_BITS);
	}

	private static long bytes(long taken) {
		return taken & BYTES;
	}

}
