package io.diset.connection;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Names connections. Shared by all servers and clients of the process, so that a name
 * never repeats in it.
 *
 * @since 0.1.0
 */
public final class TransportIds {

	private static final AtomicLong LAST = new AtomicLong();

	private TransportIds() {
	}

	/**
	 * Return a name that was not returned before. Safe for use by several threads.
	 * @return the transport id of a new connection
	 */
	public static String next() {
		return Long.toString(LAST.incrementAndGet());
	}

}
