package io.diset.connection;

import java.time.Duration;

/**
 * When a silent peer is asked whether it is still there, and how long it may take to
 * answer.
 *
 * @param idle how long nothing must have been sent and nothing received
 * @param timeout how long a peer that has announced itself as one of ours may be silent
 * after it was asked
 * @param foreignTimeout the same for any other peer; at least 150 seconds, since one
 * thread of a Python process reads all its connections, and any of them can hold it up
 * @since 0.1.0
 */
public record KeepAliveSettings(Duration idle, Duration timeout, Duration foreignTimeout) {

	/**
	 * The least time that a peer of the original may be silent after it was asked.
	 */
	public static final Duration MIN_FOREIGN_TIMEOUT = Duration.ofSeconds(150);

	/**
	 * The settings of a connection that asks for nothing else.
	 */
	public static final KeepAliveSettings DEFAULTS = new KeepAliveSettings(Duration.ofSeconds(60),
			Duration.ofSeconds(20), MIN_FOREIGN_TIMEOUT);

	public KeepAliveSettings {
		if (idle.toMillis() <= 0 || timeout.toMillis() <= 0) {
			throw new IllegalArgumentException("idle and timeout must be positive");
		}
		if (foreignTimeout.compareTo(MIN_FOREIGN_TIMEOUT) < 0) {
			throw new IllegalArgumentException(
					"foreignTimeout must not be less than %d seconds".formatted(MIN_FOREIGN_TIMEOUT.toSeconds()));
		}
	}

}
