package io.diset.connection;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

import io.diset.codec.AcknowledgementId;

/**
 * Names the messages whose acknowledgement is waited for. Shared by the whole process, so
 * that a name never repeats in it; in the form of the original, a name of the sender and
 * a number.
 *
 * @since 0.1.0
 */
public final class AcknowledgementIds {

	private static final String SENDER = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()) + ":";

	private static final AtomicLong LAST = new AtomicLong();

	private AcknowledgementIds() {
	}

	/**
	 * Return an id that was not returned before. Safe for use by several threads.
	 * @return the id of a message
	 */
	public static AcknowledgementId next() {
		return new AcknowledgementId(SENDER + LAST.incrementAndGet());
	}

}
