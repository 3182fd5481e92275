package io.diset.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import io.diset.connection.DisetConnection;
import io.diset.connection.DisetException;
import io.diset.connection.Execution;
import io.diset.message.MessageType;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many clients come and go in every way at once: each accepted connection is dropped
 * exactly once and after everything else, and nothing is left behind.
 */
class ChurnTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final List<Stage> STAGES = List.of(Stage.values());

	private static final int THREADS = 8;

	private static final int VISITS = 240;

	private final Map<String, AtomicInteger> accepted = new ConcurrentHashMap<>();

	private final Map<String, Boolean> dropped = new ConcurrentHashMap<>();

	private final AtomicInteger wrong = new AtomicInteger();

	private final ExecutorService clients = Executors.newFixedThreadPool(THREADS);

	private RunningServer server;

	@AfterEach
	void stop() {
		this.clients.shutdownNow();
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource
	void keepsTheBooks(Execution where) throws Exception {
		this.server = RunningServer.of(define(where));
		List<Callable<Object>> visits = new ArrayList<>();
		for (int i = 0; i < VISITS; i++) {
			int number = i;
			visits.add(Executors.callable(() -> visit(number)));
		}
		this.clients.invokeAll(visits);
		this.server.close();
		assertThat(this.accepted).hasSizeGreaterThan(VISITS / 4);
		assertThat(this.dropped.keySet()).isEqualTo(this.accepted.keySet());
		assertThat(this.wrong).hasValue(0);
		assertThat(this.server.connections().all()).isEmpty();
	}

	private void visit(int number) {
		String ping = RawPeer.frame(RawPeer.message("Ping", String.valueOf(number)));
		Stage stage = STAGES.get(number % STAGES.size());
		try (RawPeer peer = stage.reach(this.server.connect(), SERVICE)) {
			switch ((number / STAGES.size()) % 6) {
				case 0 -> peer.sendText(ping.repeat(20));
				case 1 -> peer.sendText(ping.repeat(20)).reset();
				case 2 -> peer.sendText("0:" + ping);
				case 3 -> peer.sendText(ping.substring(0, 20));
				case 4 -> this.server.connections().all().stream().limit(1).forEach(DisetConnection::close);
				default -> peer.sendText(ping).endOutput();
			}
		}
		catch (IOException ex) {
			// Another client has closed this one
		}
	}

	private ServiceDefinition define(Execution where) {
		return ServiceDefinition.builder(SERVICE).onConnect(where, (connection) -> {
			int id = Integer.parseInt(connection.id());
			if (id % 7 == 0) {
				throw new DisetException("Not you");
			}
			this.accepted.put(connection.id(), new AtomicInteger());
			return (id % 3 == 0) ? Mono.just(id).publishOn(Schedulers.parallel()) : null;
		}).onMessage(MessageType.of(Ping.class), where, (connection, ping) -> {
			if (this.dropped.containsKey(connection.id())
					|| this.accepted.get(connection.id()).incrementAndGet() != 1) {
				this.wrong.incrementAndGet();
			}
			connection.send(ping);
			this.accepted.get(connection.id()).decrementAndGet();
			return (ping.id() % 3 == 0) ? Mono.just(ping).publishOn(Schedulers.parallel()) : ping;
		}).onDrop(where, (connection, reason) -> {
			if (this.dropped.put(connection.id(), true) != null || connection.isOpen()) {
				this.wrong.incrementAndGet();
			}
			return null;
		}).build();
	}

}
