package io.diset.boot.autoconfigure.metrics;

import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.diset.connection.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import org.jspecify.annotations.Nullable;

/**
 * Shows how much waits. It is summed up when somebody looks, so that it costs nothing per
 * message.
 */
final class BacklogGauges {

	private final MeterRegistry registry;

	private final String prefix;

	private final Tags tags;

	private final Supplier<Backlog> backlog;

	private BacklogGauges(MeterRegistry registry, String prefix, Tags tags, Supplier<Backlog> backlog) {
		this.registry = registry;
		this.prefix = prefix;
		this.tags = tags;
		this.backlog = backlog;
	}

	/**
	 * Add the gauges to a registry.
	 * @param registry the registry
	 * @param prefix what their names begin with
	 * @param tags the tags of all of them
	 * @param backlog sums up
	 */
	static void add(MeterRegistry registry, String prefix, Tags tags, Supplier<Backlog> backlog) {
		BacklogGauges gauges = new BacklogGauges(registry, prefix, tags, backlog);
		gauges.add("connections.active", null, Backlog::connections);
		gauges.add("connections.paused", null, Backlog::paused);
		gauges.add("unhandled", null, Backlog::unhandledMessages);
		gauges.add("unhandled.size", BaseUnits.BYTES, Backlog::unhandledBytes);
		gauges.add("pending", null, Backlog::pendingMessages);
		gauges.add("pending.size", BaseUnits.BYTES, Backlog::pendingBytes);
	}

	private void add(String name, @Nullable String unit, ToDoubleFunction<Backlog> value) {
		Gauge.builder(this.prefix + name, this.backlog, (summed) -> value.applyAsDouble(summed.get()))
			.baseUnit(unit)
			.tags(this.tags)
			.strongReference(true)
			.register(this.registry);
	}

}
