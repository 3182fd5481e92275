package io.diset.server;

import io.diset.connection.ConnectionMetrics;
import io.diset.connection.MetricsGuard;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the failures of who measures away from the server.
 */
final class GuardedServerMetrics implements ServerMetrics {

	private final ServerMetrics metrics;

	private final MetricsGuard guard;

	private GuardedServerMetrics(ServerMetrics metrics) {
		this.metrics = metrics;
		this.guard = new MetricsGuard(metrics);
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
		return this.guard.connections(() -> this.metrics.connections(service));
	}

	@Override
	public void handshake(long nanos, @Nullable Throwable failure) {
		this.guard.run(() -> this.metrics.handshake(nanos, failure));
	}

	@Override
	public void refused(@Nullable String service, Enum<?> reason) {
		this.guard.run(() -> this.metrics.refused(service, reason));
	}

}
