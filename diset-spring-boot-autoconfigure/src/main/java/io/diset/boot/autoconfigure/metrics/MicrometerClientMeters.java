package io.diset.boot.autoconfigure.metrics;

import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

import io.diset.boot.autoconfigure.client.ClientMeters;
import io.diset.client.ClientMetrics;
import io.diset.client.MessageClient;
import io.diset.connection.Backlog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * Measures clients. Those of the same name and service are counted together.
 */
final class MicrometerClientMeters implements ClientMeters {

	private final MeterRegistry registry;

	private final Map<Tags, Clients> clients = new ConcurrentHashMap<>();

	MicrometerClientMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public ClientMetrics metrics(String name) {
		return new MicrometerClientMetrics(this.registry, name);
	}

	@Override
	public void built(String name, MessageClient client) {
		Tags tags = Tags.of(MicrometerClientMetrics.CLIENT, name, MicrometerServerMetrics.SERVICE, client.service());
		this.clients.computeIfAbsent(tags, this::gauges).add(client);
	}

	private Clients gauges(Tags tags) {
		Clients together = new Clients();
		BacklogGauges.add(this.registry, MicrometerClientMetrics.PREFIX, tags, together::backlog);
		return together;
	}

	/**
	 * Clients that are counted together, as long as somebody uses them.
	 */
	private static final class Clients {

		private final Map<MessageClient, Boolean> clients = new WeakHashMap<>();

		synchronized void add(MessageClient client) {
			this.clients.put(client, true);
		}

		Backlog backlog() {
			return snapshot().stream().map(MessageClient::backlog).reduce(Backlog.NONE, Backlog::plus);
		}

		private synchronized Set<MessageClient> snapshot() {
			return Set.copyOf(this.clients.keySet());
		}

	}

}
