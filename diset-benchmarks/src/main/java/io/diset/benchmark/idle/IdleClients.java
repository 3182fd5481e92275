package io.diset.benchmark.idle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import io.diset.benchmark.process.BenchmarkKeys;
import io.diset.client.ClientSettings;
import io.diset.client.MessageClient;
import io.diset.client.ReconnectPolicy;
import io.diset.client.ServiceUrl;
import io.diset.client.UnsubscribedMessages;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.Execution;
import io.diset.security.TlsEndpoint;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/**
 * Clients that connect and then do nothing, on few threads. Not safe for use by several
 * threads.
 */
final class IdleClients implements AutoCloseable {

	private static final int AT_ONCE = 32;

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final Duration ALL = Duration.ofMinutes(10);

	private final ExecutorService executor = Executors.newFixedThreadPool(4);

	private final LoopResources loops = LoopResources.create("idle-client", 2, true);

	private final List<MessageClient> clients = new ArrayList<>();

	private final AtomicInteger bells = new AtomicInteger();

	private final ServiceUrl url;

	private final TlsEndpoint tls;

	IdleClients(int port, BenchmarkKeys keys) {
		this.url = new ServiceUrl(true, "localhost", port, IdleService.NAME);
		this.tls = keys.clientTls(this.executor);
	}

	/**
	 * Connect more clients, and wait until all of them are connected.
	 * @param total how many there are to be then
	 */
	void connect(int total) {
		List<MessageClient> added = new ArrayList<>();
		while (this.clients.size() + added.size() < total) {
			added.add(client());
		}
		this.clients.addAll(added);
		Flux.fromIterable(added).flatMap((client) -> Mono.defer(() -> client.connect()), AT_ONCE).blockLast(ALL);
	}

	/**
	 * Disconnect all clients.
	 */
	void disconnect() {
		Flux.fromIterable(this.clients).flatMap((client) -> Mono.defer(client::close), AT_ONCE).blockLast(ALL);
		this.clients.clear();
	}

	/**
	 * Wait until a number of bells has been received.
	 * @param number the number
	 * @return how many have been received, less than the number if they did not come
	 * within a minute
	 * @throws InterruptedException if the thread is interrupted
	 */
	int awaitBells(int number) throws InterruptedException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (this.bells.get() < number && System.nanoTime() < deadline) {
			Thread.sleep(10);
		}
		return this.bells.get();
	}

	/**
	 * Return how many clients have been disconnected by something else.
	 * @return the number
	 */
	long lost() {
		return this.clients.stream().filter((client) -> !client.isConnected()).count();
	}

	private MessageClient client() {
		ReconnectPolicy never = new ReconnectPolicy(false, Duration.ofSeconds(1), Duration.ofSeconds(1), 0);
		MessageClient client = MessageClient.builder(this.url, this.executor)
			.runOn(this.loops)
			.tls(this.tls)
			.settings(new ClientSettings(PATIENCE, PATIENCE, PATIENCE, never, UnsubscribedMessages.IGNORE,
					ConnectionSettings.DEFAULTS))
			.build();
		client.on(IdleService.Bell.class, Execution.EVENT_LOOP, (connection, bell) -> {
			this.bells.incrementAndGet();
			return null;
		});
		return client;
	}

	@Override
	public void close() {
		this.loops.dispose();
		this.executor.shutdownNow();
	}

}
