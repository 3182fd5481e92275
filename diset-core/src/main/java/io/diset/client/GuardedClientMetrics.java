package io.diset.client;

import io.diset.connection.ConnectionMetrics;
import io.diset.connection.MetricsGuard;

/**
 * Keeps the failures of who measures away from the client.
 */
final class GuardedClientMetrics implements ClientMetrics {

	private final ClientMetrics metrics;

	private final MetricsGuard guard;

	private GuardedClientMetrics(ClientMetrics metrics) {
		this.metrics = metrics;
		this.guard = new MetricsGuard(metrics);
	}

	/**
	 * Guard against failures.
	 * @param metrics who measures
	 * @return the same, or {@link ClientMetrics#NONE} as it is
	 */
	static ClientMetrics of(ClientMetrics metrics) {
		return (metrics == NONE) ? NONE : new GuardedClientMetrics(metrics);
	}

	@Override
	public ConnectionMetrics connections(String service) {
		return this.guard.connections(() -> this.metrics.connections(service));
	}

	@Override
	public void attempted(boolean again, boolean success) {
		this.guard.run(() -> this.metrics.attempted(again, success));
	}

}
