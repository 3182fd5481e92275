package io.diset.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a client that has lost its connection tries again: after a delay that doubles from
 * one failure to the next up to a maximum, shortened by a random share so that many
 * clients of a restarted service do not come back at the same moment. It starts anew
 * after a connection that lasted at least as long as the maximum.
 *
 * @param enabled whether the client tries again at all
 * @param initialDelay the delay before the first try
 * @param maxDelay the longest delay
 * @param jitter the greatest share of a delay that chance may take away, from 0 to 1
 * @since 0.1.0
 */
public record ReconnectPolicy(boolean enabled, Duration initialDelay, Duration maxDelay, double jitter) {

	/**
	 * The policy of a client that asks for nothing else.
	 */
	public static final ReconnectPolicy DEFAULTS = new ReconnectPolicy(true, Duration.ofMillis(500),
			Duration.ofMinutes(1), 0.5);

	public ReconnectPolicy {
		if (initialDelay.toMillis() <= 0 || maxDelay.compareTo(initialDelay) < 0) {
			throw new IllegalArgumentException(
					"The initial delay must be positive and not longer than the longest delay");
		}
		if (!(jitter >= 0 && jitter <= 1)) {
			throw new IllegalArgumentException("jitter must be from 0 to 1");
		}
	}

	/**
	 * Return the delay before a try.
	 * @param failures how many delays there have been before
	 * @param random the source of chance
	 * @return the delay
	 */
	Duration delay(int failures, RandomGenerator random) {
		double millis = (double) this.initialDelay.toMillis() * Math.pow(2, failures);
		double limited = Math.min(millis, (double) this.maxDelay.toMillis());
		return Duration.ofMillis(Math.max(1, Math.round(limited * (1 - this.jitter * random.nextDouble()))));
	}

}
