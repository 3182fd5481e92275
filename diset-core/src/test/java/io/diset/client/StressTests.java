package io.diset.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.diset.connection.ConnectionSettings;
import io.diset.connection.DisetConnection;
import io.diset.connection.Execution;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedLog;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Both of our ends while everything happens at once: afterwards the books agree, and
 * nobody waits any more.
 */
class StressTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final long DURATION = Duration.ofMillis(1500).toNanos();

	private static final int CLIENTS = 3;

	private static final int SENDERS = 2;

	private static final int SHARE = 1_000_000;

	private final Map<String, Map<Long, Long>> accepted = new ConcurrentHashMap<>();

	private final Map<String, AtomicInteger> dropped = new ConcurrentHashMap<>();

	private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

	private final Queue<CompletableFuture<?>> reports = new ConcurrentLinkedQueue<>();

	private final AtomicInteger handled = new AtomicInteger();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final NotedLog log = new NotedLog();

	private volatile boolean stopping;

	@AfterEach
	void stop() {
		this.stopping = true;
		this.threads.shutdownNow();
		this.log.close();
	}

	@ParameterizedTest
	@EnumSource
	void leavesNothingBehind(Execution where) throws Exception {
		RunningServer server = RunningServer.with((builder) -> builder.service(define(where))
			.connection(ConnectionSettings.builder().inboundWindow(8).build()));
		List<TestClient> clients = new ArrayList<>();
		List<Future<?>> running = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			TestClient client = new TestClient("dip://127.0.0.1:%d/%s".formatted(server.port(), SERVICE));
			client.client().on(Pong.class, (pong) -> pong(client.client(), pong));
			clients.add(client);
			for (int sender = 1; sender <= SENDERS; sender++) {
				int number = sender;
				running.add(this.threads.submit(() -> send(client.client(), number)));
			}
			running.add(this.threads.submit(() -> comeAndGo(client.client())));
		}
		running.add(this.threads.submit(() -> disturb(server)));
		for (Future<?> future : running.subList(0, running.size() - 1)) {
			future.get(30, TimeUnit.SECONDS);
		}
		Future<?> stopped = this.threads.submit(server::close);
		clients.forEach((client) -> this.reports.add(client.client().close().toFuture()));
		stopped.get(30, TimeUnit.SECONDS);
		this.stopping = true;
		clients.forEach(TestClient::close);
		assertEnded();
		assertThat(this.wrong).isEmpty();
		assertThat(this.dropped.keySet()).isEqualTo(this.accepted.keySet());
		assertThat(this.dropped.values()).allSatisfy((times) -> assertThat(times).hasValue(1));
		assertThat(server.connections().all()).isEmpty();
		assertThat(this.accepted).hasSizeGreaterThan(CLIENTS);
		assertThat(this.handled).hasValueGreaterThan(100);
		assertThat(this.log.rest()).noneMatch((line) -> line.startsWith("ERROR"));
	}

	private void send(MessageClient client, int sender) {
		long id = 0;
		for (long start = System.nanoTime(); System.nanoTime() - start < DURATION;) {
			long next = (long) sender * SHARE + ++id;
			if (id % 5 == 0) {
				note(client.sendAndAwaitAck(new Ping(next)));
			}
			else {
				note(client.send(new Ping(next)));
			}
			if (id % 20 == 0) {
				await(client.sendAndAwaitAck(new Ping((long) sender * SHARE + ++id)));
			}
		}
	}

	private void comeAndGo(MessageClient client) {
		for (long start = System.nanoTime(); System.nanoTime() - start < DURATION;) {
			switch (ThreadLocalRandom.current().nextInt(4)) {
				case 0 -> note(client.disconnect());
				case 1 -> await(client.disconnect());
				case 2 -> note(client.connect());
				default -> await(client.connect());
			}
			await(Mono.delay(Duration.ofMillis(ThreadLocalRandom.current().nextInt(20))));
		}
	}

	private void disturb(RunningServer server) {
		while (!this.stopping) {
			for (DisetConnection connection : server.connections().all()) {
				switch (ThreadLocalRandom.current().nextInt(3)) {
					case 0 -> note(connection.close());
					case 1 -> note(connection.sendAndAwaitAck(new Pong(0)));
					default -> note(connection.send(new Pong(0)));
				}
			}
			await(Mono.delay(Duration.ofMillis(5)));
		}
	}

	private void pong(MessageClient client, Pong pong) {
		if (pong.id() % 10 == 1) {
			await(client.sendAndAwaitAck(new Ping(0)));
		}
	}

	private ServiceDefinition define(Execution where) {
		return ServiceDefinition.builder(SERVICE)
			.onConnect(where, this::connected)
			.onMessage(MessageType.of(Ping.class), where, this::ping)
			.sends(MessageType.of(Pong.class).definition())
			.onDrop(where, (connection, reason) -> {
				this.dropped.computeIfAbsent(connection.id(), (id) -> new AtomicInteger()).incrementAndGet();
				return null;
			})
			.build();
	}

	private Object connected(DisetConnection connection) {
		this.accepted.put(connection.id(), new ConcurrentHashMap<>());
		note(connection.sendAndAwaitAck(new Pong(0)));
		return (this.accepted.size() % 3 == 0) ? Mono.just("later").publishOn(Schedulers.parallel()) : "now";
	}

	private Object ping(DisetConnection connection, Ping ping) {
		this.handled.incrementAndGet();
		if (this.dropped.containsKey(connection.id())) {
			this.wrong.add("Handled after its drop: " + ping);
		}
		Long before = (ping.id() != 0) ? this.accepted.get(connection.id()).put(ping.id() / SHARE, ping.id()) : null;
		if (before != null && before >= ping.id()) {
			this.wrong.add("Handled out of order: " + ping + " after " + before);
		}
		Mono<Void> sent = (ping.id() % 7 == 0) ? note(connection.sendAndAwaitAck(new Pong(ping.id()))) : Mono.empty();
		return sent.onErrorComplete().thenReturn(new Pong(ping.id()));
	}

	private <T> Mono<T> note(Mono<T> report) {
		this.reports.add(report.toFuture());
		return report;
	}

	private void await(Mono<?> report) {
		CompletableFuture<?> ended = report.toFuture();
		try {
			ended.handle((value, error) -> null).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			this.wrong.add("Waited in vain: " + ex);
		}
	}

	private void assertEnded() throws Exception {
		for (CompletableFuture<?> report : this.reports) {
			report.handle((value, error) -> null).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		}
	}

}
