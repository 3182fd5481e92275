package io.diset.boot.autoconfigure.client;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.diset.client.MessageClient;
import io.diset.client.MessageClientBuilder;
import io.diset.client.MessageClientState;
import reactor.core.publisher.Mono;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * All clients of the application: it publishes their states, and knows them until they
 * are closed.
 */
final class ManagedClients {

	private final ClientBuilders builders;

	private final Map<String, MessageClientProperties> named;

	private final ConfigurableApplicationContext context;

	private final Set<MessageClient> clients = ConcurrentHashMap.newKeySet();

	ManagedClients(ClientBuilders builders, ConfigurableApplicationContext context) {
		this.builders = builders;
		this.named = NamedClientProperties.of(context.getEnvironment());
		this.context = context;
	}

	/**
	 * Make the builder of the client that has no name.
	 * @return a builder
	 */
	MessageClientBuilder defaultBuilder() {
		return this.builders.create("", this.builders.defaults());
	}

	/**
	 * Create a client that has a name. Called by Spring.
	 * @param name its name
	 * @return the client
	 */
	MessageClient createNamed(String name) {
		MessageClientProperties properties = this.named.get(name);
		if (properties == null) {
			throw new IllegalStateException("There are no properties of the DISET client '%s'".formatted(name));
		}
		return manage(name, this.builders.create(name, properties));
	}

	/**
	 * Create a client at run time.
	 * @param service the URL or the name of its service
	 * @param customizer changes its builder
	 * @return the client
	 */
	MessageClient create(String service, Consumer<? super MessageClientBuilder> customizer) {
		MessageClientBuilder builder = this.builders.create(service);
		customizer.accept(builder);
		return manage(ClientMeters.OTHERS, builder);
	}

	/**
	 * Build a client that ends with the application.
	 * @param name its name
	 * @param builder its builder
	 * @return the client
	 */
	MessageClient manage(String name, MessageClientBuilder builder) {
		MessageClient client = builder.build();
		ClientMeters meters = this.builders.meters();
		if (meters != null) {
			meters.built(name, client);
		}
		this.clients.add(client);
		client.onState(new StatePublisher(client));
		return client;
	}

	/**
	 * Disconnect all clients.
	 * @return completes when their connections have ended
	 */
	Mono<Void> disconnect() {
		return Mono.whenDelayError(this.clients.stream().map(MessageClient::disconnect).toList());
	}

	/**
	 * Close all clients and wait for that. Called by Spring, for those that are no beans.
	 */
	void close() {
		Mono.whenDelayError(this.clients.stream().map(MessageClient::close).toList())
			.timeout(this.builders.defaults().getShutdown().getGracePeriod())
			.onErrorResume((ex) -> Mono.empty())
			.block();
	}

	/**
	 * Publishes the states of a client, but not the one in which it begins.
	 */
	private final class StatePublisher implements Consumer<MessageClientState> {

		private final MessageClient client;

		private boolean begun;

		StatePublisher(MessageClient client) {
			this.client = client;
		}

		// Called for one state at a time, the first one of which is that of now
		@Override
		public synchronized void accept(MessageClientState state) {
			if (state == MessageClientState.CLOSED) {
				ManagedClients.this.clients.remove(this.client);
			}
			boolean changed = this.begun || state != MessageClientState.DISCONNECTED;
			this.begun = true;
			if (changed && ManagedClients.this.context.isActive()) {
				ManagedClients.this.context.publishEvent(new MessageClientStateEvent(this.client, state));
			}
		}

	}

}
