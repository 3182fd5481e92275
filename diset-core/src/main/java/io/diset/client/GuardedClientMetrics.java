package io.diset.client;

import io.diset.connection.ConnectionMetrics;
import io.diset.connection.MetricsGuard;

/**
 * Keeps the failures of who measures away from the client.
 */
final class GuardedClientMetrics implements ClientMetrics {

	private final ClientMetrics metrics;

	private final MetricsGuard guard = new MetricsGuard();

	private GuardedClientMetrics(ClientMetrics metrics) {
		this.metrics = metrics;
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
		try {
			return this.guard.guard(this.metrics.connections(service));
		}
		catch (Throwable ex) {
			this.guard.log(this.metrics, ex);
			return ConnectionMetrics.NONE;
		}
	}

	@Override
	public void attempted(boolean again, boolean success) {
		try {
			this.metrics.attempted(again, success);
		}
		catch (Throwable ex) {
			this.guard.log(this.metrics, ex);
		}
	}

}
