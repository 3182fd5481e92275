package io.diset.connection;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * How long a connection may last. Both limits are a matter of the application, so there
 * are none by default: a stable connection is meant to stay.
 *
 * @param maxIdle how long no message may have been sent or received before the connection
 * is closed, and at most twice as long, or {@code null} for no limit. Keep-alives are no
 * messages, and a connection is not idle while a handler runs
 * @param maxAge after which time a connection is closed, or {@code null} for no limit
 * @param jitter the greatest share of a time that chance takes away, from 0 to 1, so that
 * connections that were opened together do not end together
 * @since 0.1.0
 */
public record Lifetime(@Nullable Duration maxIdle, @Nullable Duration maxAge, double jitter) {

	/**
	 * No limits.
	 */
	public static final Lifetime UNLIMITED = new Lifetime(null, null, 0.1);

	public Lifetime {
		if ((maxIdle != null && maxIdle.toMillis() <= 0) || (maxAge != null && maxAge.toMillis() <= 0)) {
			throw new IllegalArgumentException("maxIdle and maxAge must be positive");
		}
		if (!(jitter >= 0 && jitter <= 1)) {
			throw new IllegalArgumentException("jitter must be from 0 to 1");
		}
	}

	/**
	 * Take a share of a time away, by chance.
	 * @param time the time
	 * @return what is left, at least a millisecond
	 */
	Duration shortened(Duration time) {
		double taken = ThreadLocalRandom.current().nextDouble() * this.jitter;
		return Duration.ofMillis(Math.max(1, Math.round(time.toMillis() * (1 - taken))));
	}

}
