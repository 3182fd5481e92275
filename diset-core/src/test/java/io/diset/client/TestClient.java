package io.diset.client;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A client without TLS that says what the client of the recordings says.
 */
final class TestClient implements AutoCloseable {

	static final ClientSettings SETTINGS = new ClientSettings(Duration.ofSeconds(5), Duration.ofSeconds(5),
			Duration.ofSeconds(10), new ReconnectPolicy(true, Duration.ofMillis(10), Duration.ofMillis(50), 0.5),
			UnsubscribedMessages.DISCONNECT, ClientSettings.DEFAULTS.connection());

	private final ExecutorService executor = Executors.newCachedThreadPool((task) -> new Thread(task, "callback"));

	private final MessageClient client;

	TestClient(String url) {
		this(url, UnaryOperator.identity());
	}

	TestClient(String url, UnaryOperator<MessageClientBuilder> customizer) {
		this.client = customizer
			.apply(MessageClient.builder(ServiceUrl.parse(url), this.executor)
				.setup("PeerSetup")
				.vo("dteam")
				.settings(SETTINGS))
			.build();
	}

	MessageClient client() {
		return this.client;
	}

	@Override
	public void close() {
		this.client.close().block(Duration.ofSeconds(10));
		this.executor.shutdownNow();
	}

}
