package io.diset.boot.test;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

import io.diset.boot.autoconfigure.ThreadPools;
import io.diset.boot.autoconfigure.ssl.BundleSslContexts;
import io.diset.boot.autoconfigure.ssl.TlsProvider;
import io.diset.client.ClientSettings;
import io.diset.client.MessageClient;
import io.diset.client.MessageClientBuilder;
import io.diset.client.ServiceUrl;
import io.diset.connection.ConnectionSettings;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageTypes;
import io.diset.security.TlsEndpoint;
import org.jspecify.annotations.Nullable;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;

/**
 * Opens the connections of tests, and closes those that a test has left open.
 */
final class TestConnector {

	private static final String BUNDLE = "test";

	private final LocalServer server;

	private final MessageTypes types;

	private final ExecutorService executor = ThreadPools.create("diset-test-client-", ThreadPools.computingThreads(),
			Integer.MAX_VALUE);

	private final LoopResources loops = LoopResources.create("diset-test-client", 1, true);

	private final Set<DisetTestConnection> open = ConcurrentHashMap.newKeySet();

	TestConnector(LocalServer server, MessageTypes types) {
		this.server = server;
		this.types = types;
	}

	/**
	 * Return what makes the types of records.
	 * @return the types of the application
	 */
	MessageTypes types() {
		return this.types;
	}

	DisetTestConnection connect(String service, Map<String, ? extends @Nullable Object> arguments,
			ClientOptions options) {
		ServiceUrl url = this.server.url(service);
		MessageClientBuilder builder = MessageClient.builder(url, this.executor)
			.runOn(this.loops)
			.settings(settings())
			.extraCredentials(options.credentials());
		if (url.secure()) {
			builder.tls(tls(options.bundle(), options.timeout()));
		}
		Map<String, MessageDefinition> definitions = options.definitions(this.server.definitions(service));
		definitions.values().forEach(builder::definition);
		MessageClient client = builder.build();
		ReceivedMessages received = new ReceivedMessages();
		definitions.keySet().forEach((name) -> client.on(name, (Message message) -> received.add(message)));
		client.onDisconnect((reason) -> {
			received.ended(reason);
			// So that it does not come back
			client.close().subscribe();
		});
		DisetTestConnection connection = new DisetTestConnection(client, received, new MessageValues(this.types),
				options.timeout(), Outcome.of(client.connect(arguments), options.timeout()));
		this.open.add(connection);
		return connection;
	}

	private ClientSettings settings() {
		ClientSettings defaults = ClientSettings.DEFAULTS;
		return new ClientSettings(defaults.connectTimeout(), defaults.handshakeTimeout(), defaults.sendTimeout(),
				defaults.reconnect(), defaults.unsubscribedMessages(),
				ConnectionSettings.builder().messageTypes(this.types).build());
	}

	private TlsEndpoint tls(SslBundle bundle, Duration timeout) {
		BundleSslContexts contexts = BundleSslContexts.forClient(new DefaultSslBundleRegistry(BUNDLE, bundle), BUNDLE,
				TlsProvider.AUTO);
		return new TlsEndpoint(contexts, timeout, this.executor, contexts.verifier());
	}

	void closeConnections() {
		this.open.removeIf((connection) -> {
			connection.close();
			return true;
		});
	}

	void close() {
		closeConnections();
		this.loops.dispose();
		this.executor.shutdownNow();
	}

}
