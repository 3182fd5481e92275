package io.diset.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import io.diset.client.MessageClient;
import io.diset.client.ServiceUrl;
import io.diset.message.DisetMessage;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbered messages on many connections at once. Each connection carries as many as
 * {@code -Ddiset.test.messages} says; the full test is 100000.
 */
@Timeout(15 * 60)
class ManyMessagesTests {

	private static final String SERVICE = "Test/Order";

	private static final int CONNECTIONS = 20;

	private static final long MESSAGES = Long.getLong("diset.test.messages", 2000);

	private static final int CHUNK = 500;

	private static final int PATIENCE = Math.toIntExact(Duration.ofMinutes(5).toMillis());

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Map<String, AtomicLong> expected = new ConcurrentHashMap<>();

	private final AtomicLong wrong = new AtomicLong();

	@AfterEach
	void stop() {
		this.threads.shutdownNow();
	}

	@ParameterizedTest
	@EnumSource
	void areHandledInOrderByAService(Handling handling) throws Exception {
		ServiceDefinition service = ServiceDefinition.builder(SERVICE)
			.onMessage(MessageType.of(Numbered.class), handling.execution, (connection, message) -> {
				take(connection.id(), message);
				return handling.result((message.number() == MESSAGES - 1) ? message : null, message.number());
			})
			.build();
		try (RunningServer server = RunningServer.of(service)) {
			onAllConnections(() -> {
				try (RawPeer peer = server.connect()) {
					peer.open(SERVICE, "{}");
					sendAll(peer);
					// All connections share the cores, and what is sent waits in their
					// sockets
					peer.socket().setSoTimeout(PATIENCE);
					assertThat(peer.receive()).isEqualTo(RawPeer.message("Numbered", Long.toString(MESSAGES - 1)));
				}
				return null;
			});
		}
		assertAllCameInOrder();
	}

	@Test
	void areHandledInOrderByAClient() throws Exception {
		ServiceDefinition service = ServiceDefinition.builder(SERVICE)
			.onMessage(MessageType.of(Start.class), Execution.EXECUTOR, (connection, start) -> {
				for (long sent = 0; sent < MESSAGES; sent += CHUNK) {
					send(connection, sent, Math.min(MESSAGES, sent + CHUNK)).block();
				}
				return null;
			})
			.build();
		try (RunningServer server = RunningServer.of(service)) {
			onAllConnections(() -> {
				MessageClient client = MessageClient
					.builder(new ServiceUrl(false, "127.0.0.1", server.port(), SERVICE), this.threads)
					.build();
				CountDownLatch last = new CountDownLatch(1);
				client.on(Numbered.class, (message) -> {
					take(client.identity(), message);
					if (message.number() == MESSAGES - 1) {
						last.countDown();
					}
				});
				client.onDisconnect((reason) -> last.countDown());
				client.sendAndAwaitAck(new Start()).block();
				last.await();
				client.close().block(Duration.ofSeconds(10));
				return null;
			});
		}
		assertAllCameInOrder();
	}

	private void take(String connection, Numbered message) {
		AtomicLong next = this.expected.computeIfAbsent(connection, (id) -> new AtomicLong());
		if (next.getAndIncrement() != message.number()) {
			this.wrong.incrementAndGet();
		}
	}

	private void assertAllCameInOrder() {
		assertThat(this.wrong).hasValue(0);
		assertThat(this.expected.values()).hasSize(CONNECTIONS)
			.allSatisfy((next) -> assertThat(next).hasValue(MESSAGES));
	}

	private void onAllConnections(Callable<@Nullable Object> conversation) throws Exception {
		List<Future<@Nullable Object>> conversations = new ArrayList<>();
		for (int i = 0; i < CONNECTIONS; i++) {
			conversations.add(this.threads.submit(conversation));
		}
		for (Future<@Nullable Object> each : conversations) {
			each.get();
		}
	}

	private static void sendAll(RawPeer peer) throws Exception {
		StringBuilder frames = new StringBuilder();
		for (long number = 0; number < MESSAGES; number++) {
			frames.append(RawPeer.frame(RawPeer.message("Numbered", Long.toString(number))));
			if (number % CHUNK == CHUNK - 1 || number == MESSAGES - 1) {
				peer.sendText(frames.toString());
				frames.setLength(0);
			}
		}
	}

	// The last of a chunk is handed to the socket after the others
	private static Mono<Void> send(DisetConnection connection, long from, long to) {
		Mono<Void> sent = Mono.empty();
		for (long number = from; number < to; number++) {
			sent = connection.send(new Numbered(number));
		}
		return sent;
	}

	/**
	 * The ways to handle a message.
	 */
	private enum Handling {

		BLOCKING(Execution.EXECUTOR), ON_THE_EVENT_LOOP(Execution.EVENT_LOOP),

		REACTIVE(Execution.EVENT_LOOP) {

			// Some end at once, some later on another thread
			@Override
			Object result(@Nullable Object reply, long number) {
				Mono<Object> result = Mono.justOrEmpty(reply);
				return (number % 3 == 0) ? result.subscribeOn(Schedulers.parallel()) : result;
			}

		};

		private final Execution execution;

		Handling(Execution execution) {
			this.execution = execution;
		}

		@Nullable Object result(@Nullable Object reply, long number) {
			return reply;
		}

	}

	/**
	 * A message with a number.
	 *
	 * @param number the number
	 */
	@DisetMessage("Numbered")
	record Numbered(long number) {
	}

	/**
	 * Asks for all numbers.
	 */
	@DisetMessage("Start")
	record Start() {
	}

}
