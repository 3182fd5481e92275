package io.diset.boot.autoconfigure.metrics;

import io.diset.client.ClientMetrics;
import io.diset.connection.ConnectionMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * Measures a client.
 */
final class MicrometerClientMetrics implements ClientMetrics {

	static final String PREFIX = "diset.client.";

	static final String CLIENT = "client";

	private final MeterRegistry registry;

	private final String name;

	/**
	 * Create the meters.
	 * @param registry has the meters
	 * @param name the name of the client
	 */
	MicrometerClientMetrics(MeterRegistry registry, String name) {
		this.registry = registry;
		this.name = name;
	}

	@Override
	public ConnectionMetrics connections(String service) {
		return new MicrometerConnectionMetrics(this.registry, PREFIX,
				Tags.of(CLIENT, this.name, MicrometerServerMetrics.SERVICE, service));
	}

	@Override
	public void attempted(boolean again, boolean success) {
		this.registry
			.counter(PREFIX + "connects", CLIENT, this.name, "again", String.valueOf(again), "outcome",
					success ? "success" : "error")
			.increment();
	}

}
