package io.diset.connection;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

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

	private final Object metrics;

	private final AtomicBoolean any = new AtomicBoolean();

	/**
	 * Create a guard.
	 * @param metrics who measures, for the log
	 */
	public MetricsGuard(Object metrics) {
		this.metrics = metrics;
	}

	/**
	 * Guard connections.
	 * @param connections gives who measures them
	 * @return the same without its failures, or {@link ConnectionMetrics#NONE} if nothing
	 * is measured
	 */
	public ConnectionMetrics connections(Supplier<ConnectionMetrics> connections) {
		try {
			ConnectionMetrics guarded = connections.get();
			return guarded.isEnabled() ? new GuardedConnectionMetrics(guarded, this) : ConnectionMetrics.NONE;
		}
		catch (Throwable ex) {
			failed(ex);
			return ConnectionMetrics.NONE;
		}
	}

	/**
	 * Have something measured.
	 * @param measurement does it
	 */
	public void run(Runnable measurement) {
		try {
			measurement.run();
		}
		catch (Throwable ex) {
			failed(ex);
		}
	}

	/**
	 * Log a failure.
	 * @param failure what was thrown
	 */
	void failed(Throwable failure) {
		String name = this.metrics.getClass().getName();
		if (this.any.compareAndSet(false, true)) {
			logger.warn("{} has failed: meters may be wrong. This is said once", name, failure);
		}
		else {
			logger.debug("{} has failed again", name, failure);
		}
	}

}
