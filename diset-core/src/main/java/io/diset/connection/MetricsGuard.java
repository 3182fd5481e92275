package io.diset.connection;

import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the failures of who measures away from what is measured: the first one is a
 * warning in the log, others are only seen when debugging. Safe to use on any thread.
 *
 * @since 0.1.0
 */
public final class MetricsGuard {

	private static final Logger logger = LoggerFactory.getLogger(MetricsGuard.class);

	private final AtomicBoolean any = new AtomicBoolean();

	/**
	 * Guard connections.
	 * @param metrics measures them
	 * @return the same without its failures, or {@link ConnectionMetrics#NONE} if nothing
	 * is measured
	 */
	public ConnectionMetrics guard(ConnectionMetrics metrics) {
		return metrics.isEnabled() ? new GuardedConnectionMetrics(metrics, this) : ConnectionMetrics.NONE;
	}

	/**
	 * Log a failure.
	 * @param metrics who has failed
	 * @param failure what was thrown
	 */
	public void log(Object metrics, Throwable failure) {
		if (this.any.compareAndSet(false, true)) {
			logger.warn("{} has failed: meters may be wrong. This is said once", metrics.getClass().getName(), failure);
		}
		else {
			logger.debug("{} has failed again", metrics.getClass().getName(), failure);
		}
	}

}
