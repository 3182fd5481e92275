package io.diset.boot.autoconfigure.server;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import io.diset.boot.autoconfigure.PropertyRange;
import io.diset.connection.Lifetime;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationUnit;

/**
 * Properties of how long connections may last.
 *
 * @since 0.1.0
 */
public class LifetimeProperties {

	/**
	 * Time without a message in either direction after which a connection is closed, and
	 * at most twice as long. Keep-alives are no messages. If not set, connections may be
	 * idle. If no unit is given, seconds are used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private @Nullable Duration maxIdle;

	/**
	 * Time after which a connection is closed, so that clients connect anew. If not set,
	 * connections last. If no unit is given, seconds are used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private @Nullable Duration maxAge;

	/**
	 * Greatest share of these times that chance takes away, from 0 to 1, so that
	 * connections that were opened together do not end together.
	 */
	private double jitter = 0.1;

	/**
	 * Return how long a connection may be idle.
	 * @return how long a connection may be idle
	 */
	public @Nullable Duration getMaxIdle() {
		return this.maxIdle;
	}

	/**
	 * Set how long a connection may be idle.
	 * @param maxIdle how long a connection may be idle
	 */
	public void setMaxIdle(@Nullable Duration maxIdle) {
		this.maxIdle = maxIdle;
	}

	/**
	 * Return how long a connection may last.
	 * @return how long a connection may last
	 */
	public @Nullable Duration getMaxAge() {
		return this.maxAge;
	}

	/**
	 * Set how long a connection may last.
	 * @param maxAge how long a connection may last
	 */
	public void setMaxAge(@Nullable Duration maxAge) {
		this.maxAge = maxAge;
	}

	/**
	 * Return the greatest share of the times that chance takes away.
	 * @return the greatest share of the times that chance takes away
	 */
	public double getJitter() {
		return this.jitter;
	}

	/**
	 * Set the greatest share of the times that chance takes away.
	 * @param jitter the greatest share of the times that chance takes away
	 */
	public void setJitter(double jitter) {
		this.jitter = jitter;
	}

	Lifetime settings(PropertyRange range) {
		return new Lifetime(range.positiveOrNone("lifetime.max-idle", this.maxIdle),
				range.positiveOrNone("lifetime.max-age", this.maxAge), range.share("lifetime.jitter", this.jitter));
	}

}
