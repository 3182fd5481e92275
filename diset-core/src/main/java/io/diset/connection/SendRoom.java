package io.diset.connection;

import java.util.concurrent.atomic.AtomicLong;

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

	private final int maxMessages;

	private final long maxBytes;

	private final AtomicLong taken = new AtomicLong();

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
		long now = this.taken.addAndGet(MESSAGE + length);
		if (messages(now) <= this.maxMessages && bytes(now) <= this.maxBytes) {
			return null;
		}
		give(length);
		return (messages(now) > this.maxMessages) ? SendLimitException.messages(this.maxMessages)
				: new SendLimitException(this.maxBytes);
	}

	/**
	 * Take room for a message whose bytes are not there yet.
	 * @return whether there was room for it
	 */
	boolean takeWithoutBytes() {
		if (messages(this.taken.addAndGet(MESSAGE)) <= this.maxMessages) {
			return true;
		}
		give(0);
		return false;
	}

	/**
	 * Take more room for a message that has room without bytes, however little is left.
	 * @param length its length in bytes
	 */
	void add(int length) {
		this.taken.addAndGet(length);
	}

	/**
	 * Give back the room of a message.
	 * @param length its length in bytes
	 */
	void give(int length) {
		this.taken.addAndGet(-(MESSAGE + length));
	}

	/**
	 * Return how much waits.
	 * @return the backlog of no connection but what is to be sent
	 */
	Backlog backlog() {
		long now = this.taken.get();
		return new Backlog(0, 0, 0, 0, messages(now), bytes(now));
	}

	private static int messages(long taken) {
		return (int) (taken >>> BYTE_BITS);
	}

	private static long bytes(long taken) {
		return taken & BYTES;
	}

}
