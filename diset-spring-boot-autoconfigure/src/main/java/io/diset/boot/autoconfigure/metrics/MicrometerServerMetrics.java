package io.diset.boot.autoconfigure.metrics;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.diset.connection.ConnectionMetrics;
import io.diset.server.ServerMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Measures a server.
 */
final class MicrometerServerMetrics implements ServerMetrics {

	static final String PREFIX = "diset.server.";

	static final String SERVICE = "service";

	private final MeterRegistry registry;

	private final Map<String, Timer> handshakes = new ConcurrentHashMap<>();

	private final Map<Refusal, Counter> refusals = new ConcurrentHashMap<>();

	MicrometerServerMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public ConnectionMetrics connections(String service) {
		return new MicrometerConnectionMetrics(this.registry, PREFIX, Tags.of(SERVICE, service));
	}

	@Override
	public void handshake(long nanos, @Nullable Throwable failure) {
		this.handshakes
			.computeIfAbsent(HandshakeOutcome.of(failure),
					(outcome) -> this.registry.timer(PREFIX + "handshakes", "outcome", outcome))
			.record(nanos, TimeUnit.NANOSECONDS);
	}

	@Override
	public void refused(@Nullable String service, Enum<?> reason) {
		this.refusals
			.computeIfAbsent(new Refusal(Objects.requireNonNullElse(service, ConnectionMetrics.UNKNOWN), reason),
					this::counter)
			.increment();
	}

	private Counter counter(Refusal refusal) {
		return this.registry.counter(PREFIX + "connections.refused", SERVICE, refusal.service(), "reason",
				MicrometerConnectionMetrics.lowerCase(refusal.reason()));
	}

	/**
	 * What refusals are counted by.
	 *
	 * @param service the name of the service
	 * @param reason why a connection was refused
	 */
	private record Refusal(String service, Enum<?> reason) {
	}

}
