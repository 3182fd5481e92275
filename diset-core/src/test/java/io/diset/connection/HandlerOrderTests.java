package io.diset.connection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.diset.message.DisetMessage;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedEvents;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The handlers of one connection run one at a time and in the order of the wire, wherever
 * they run.
 */
class HandlerOrderTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final int CONNECTIONS = 4;

	private static final int MESSAGES = 1000;

	private final ExecutorService other = Executors.newSingleThreadExecutor();

	private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();

	private final AtomicReference<@Nullable String> overlap = new AtomicReference<>();

	private final NotedEvents events = new NotedEvents();

	private final RunningServer server = RunningServer
		.of(ServiceDefinition.builder(SERVICE).onConnect(Execution.EXECUTOR, (connection) -> {
			enter(connection);
			return later(connection, null);
		}).onMessage(MessageType.of(Blocking.class), Execution.EXECUTOR, (connection, message) -> {
			enter(connection);
			this.other.submit(() -> {
			}).get();
			leave(connection);
			return message;
		}).onMessage(MessageType.of(Later.class), Execution.EVENT_LOOP, (connection, message) -> {
			enter(connection);
			return later(connection, message);
		}).onMessage(MessageType.of(Quick.class), Execution.EVENT_LOOP, (connection, message) -> {
			enter(connection);
			leave(connection);
			return Mono.just(message);
		}).onMessage(MessageType.of(Silent.class), Execution.EXECUTOR, (connection, message) -> {
			enter(connection);
			connection.send(message);
			leave(connection);
			return Mono.empty();
		}).onDrop(Execution.EXECUTOR, (connection, reason) -> {
			enter(connection);
			leave(connection);
			this.events.add("drop");
			return null;
		}).build());

	@AfterEach
	void neverOverlaps() throws InterruptedException {
		for (int i = 0; i < CONNECTIONS; i++) {
			assertThat(this.events.next()).isEqualTo("drop");
		}
		this.server.close();
		this.other.shutdownNow();
		assertThat(this.overlap).hasValue(null);
		assertThat(this.events.rest()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Blocking", "Later", "Quick", "Silent" })
	void isKeptByEachKindOfHandler(String kind) throws Exception {
		converse(new String[] { kind });
	}

	@Test
	void isKeptAmongDifferentKindsOfHandlers() throws Exception {
		converse(new String[] { "Blocking", "Later", "Later", "Quick", "Silent", "Quick", "Blocking" });
	}

	private void converse(String[] kinds) throws Exception {
		StringBuilder frames = new StringBuilder();
		for (int i = 0; i < MESSAGES; i++) {
			frames.append(RawPeer.frame(message(kinds, i)));
		}
		RawPeer[] peers = new RawPeer[CONNECTIONS];
		for (int i = 0; i < CONNECTIONS; i++) {
			peers[i] = this.server.connect();
			peers[i].open(SERVICE, "{}");
			peers[i].sendText(frames.toString());
		}
		for (RawPeer peer : peers) {
			for (int i = 0; i < MESSAGES; i++) {
				assertThat(peer.receive()).isEqualTo(message(kinds, i));
			}
			peer.close();
		}
	}

	private static String message(String[] kinds, int number) {
		return RawPeer.message(kinds[number % kinds.length], String.valueOf(number));
	}

	private void enter(DisetConnection connection) {
		if (this.running.computeIfAbsent(connection.id(), (id) -> new AtomicInteger()).incrementAndGet() != 1) {
			this.overlap.set("Two handlers of connection " + connection.id());
		}
	}

	private void leave(DisetConnection connection) {
		this.running.get(connection.id()).decrementAndGet();
	}

	private Mono<Object> later(DisetConnection connection, @Nullable Object value) {
		return Mono.create((sink) -> this.other.execute(() -> {
			leave(connection);
			sink.success(value);
		}));
	}

	@DisetMessage("Blocking")
	record Blocking(long id) {
	}

	@DisetMessage("Later")
	record Later(long id) {
	}

	@DisetMessage("Quick")
	record Quick(long id) {
	}

	@DisetMessage("Silent")
	record Silent(long id) {
	}

}
