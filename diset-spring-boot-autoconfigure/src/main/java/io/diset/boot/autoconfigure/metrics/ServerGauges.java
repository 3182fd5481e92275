package io.diset.boot.autoconfigure.metrics;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import io.diset.connection.Backlog;
import io.diset.connection.DisetConnection;
import io.diset.server.AdmissionLimit;
import io.diset.server.AdmissionStatus;
import io.diset.server.DisetServer;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Shows how full a server is.
 *
 * @param server the server
 * @param services the names of its services
 */
record ServerGauges(DisetServer server, List<String> services) implements MeterBinder {

	@Override
	public void bindTo(MeterRegistry registry) {
		for (String service : this.services) {
			BacklogGauges.add(registry, MicrometerServerMetrics.PREFIX,
					Tags.of(MicrometerServerMetrics.SERVICE, service), () -> backlog(service));
		}
		add(registry, "sockets.pending", AdmissionStatus::pending);
		add(registry, "handshakes.active", AdmissionStatus::handshakes);
		add(registry, "handshakes.waiting", AdmissionStatus::waitingForHandshake);
		for (AdmissionLimit limit : AdmissionLimit.values()) {
			FunctionCounter
				.builder(MicrometerServerMetrics.PREFIX + "admission.refused", this.server.admission(),
						(status) -> status.refused(limit))
				.tag("limit", limit.name().toLowerCase(Locale.ROOT))
				.register(registry);
		}
	}

	private void add(MeterRegistry registry, String name, ToDoubleFunction<AdmissionStatus> value) {
		Gauge.builder(MicrometerServerMetrics.PREFIX + name, this.server.admission(), value)
			.strongReference(true)
			.register(registry);
	}

	private Backlog backlog(String service) {
		return this.server.connections()
			.ofService(service)
			.stream()
			.map(DisetConnection::backlog)
			.reduce(Backlog.NONE, Backlog::plus);
	}

}
