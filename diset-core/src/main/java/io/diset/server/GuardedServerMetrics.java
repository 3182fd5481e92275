package io.diset.server;

import io.diset.connection.ConnectionMetrics;
import io.diset.connection.MetricsGuard;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the failures of who measures away from the server.
 */
final class GuardedServerMetrics implements ServerMetrics {

	private final ServerMetrics metrics;

	private final MetricsGuard guard = new MetricsGuard();

	private GuardedServerMetrics(ServerMetrics metrics) {
		this.metrics = metrics;
	}

	/**
	 * Guard against failures.
	 * @param metrics who measures
	 * @return the same, or {@link ServerMetrics#NONE} as it is
	 */
	static ServerMetrics of(ServerMetrics metrics) {
		return (metrics == NONE) ? NONE : new GuardedServerMetrics(metrics);
	}

	@Override
	public ConnectionMetrics connections(String service) {
		try {
			return this.guard.guard(this.metrics.connections(service));
		}
		catch (Throwable ex) {
			this.guard.log(this.metrics, ex);
			return ConnectionMetrics.NONE;
		}
	}

	@Override
	public void handshake(long nanos, @Nullable Throwable failure) {
		try {
			this.metrics.handshake(nanos, failure);
		}
		catch (Throwable ex) {
			this.guard.log(this.metrics, ex);
		}
	}

	@Override
	public void refused(@Nullable String service, Enum<?> reason) {
		try {
			this.metrics.refused(service, reason);
		}
		catch (Throwable ex) {
			this.guard.log(this.metrics, ex);
		}
	}

}
