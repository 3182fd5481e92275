package io.diset.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.diset.connection.Execution;
import io.diset.connection.RefusedByPeerException;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.Acks;
import io.diset.wire.NotedEvents;
import io.diset.wire.NotedLog;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What follows when a peer refuses a message, or the connection.
 */
class RefusedSendTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@Test
	void goesOnOnTheNextConnection() throws Exception {
		try (RawService service = new RawService(); TestClient client = new TestClient(service.url(SERVICE))) {
			client.client().connect();
			CompletableFuture<Void> second;
			try (RawPeer peer = service.acceptOpen()) {
				second = client.client()
					.sendAndAwaitAck(new Ping(1))
					.onErrorResume(RefusedByPeerException.class, (refused) -> client.client().send(new Ping(2)))
					.toFuture();
				peer.send(Acks.error(Acks.idIn(peer.receive()), 0, "no"));
				assertThat(peer.receiveToEnd()).isEmpty();
			}
			try (RawPeer peer = service.acceptOpen()) {
				assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "2"));
				assertThat(second).succeedsWithin(TIMEOUT);
			}
		}
	}

	@Test
	void isLoggedOnceWhenAHandlerHasWaitedForIt() throws Exception {
		NotedEvents events = new NotedEvents();
		ServiceDefinition definition = ServiceDefinition.builder(SERVICE)
			.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP,
					(connection, ping) -> connection.sendAndAwaitAck(new Pong(1)))
			.onDrop(Execution.EVENT_LOOP, events.drop())
			.build();
		try (NotedLog log = new NotedLog()) {
			try (RunningServer server = RunningServer.of(definition);
					RawPeer peer = Stage.ESTABLISHED.reach(server.connect(), SERVICE)) {
				peer.send(RawPeer.message("Ping", "1"));
				peer.send(Acks.error(Acks.idIn(peer.receive()), 0, "no such message"));
				assertThat(peer.receiveToEnd()).isEmpty();
				assertThat(events.next()).isEqualTo("drop PEER_ERROR");
			}
			assertThat(log.rest()).hasSize(1).first().asString().endsWith("PEER_ERROR (no such message)");
		}
	}

	@Test
	void isNotToldToAnotherPeer() throws Exception {
		ServiceDefinition definition = ServiceDefinition.builder(SERVICE)
			.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> {
				throw new RefusedByPeerException(1117, "secret of another service");
			})
			.build();
		try (RunningServer server = RunningServer.of(definition);
				RawPeer peer = Stage.ESTABLISHED.reach(server.connect(), SERVICE)) {
			assertThat(peer.send(RawPeer.message("Ping", "1")).receiveToEnd())
				.isEqualTo(RawPeer.error(0, "Server error while serving Ping"));
		}
	}

	@Test
	void cannotForgeALineOfTheLog() throws Exception {
		try (NotedLog log = new NotedLog()) {
			try (RawService service = new RawService(); TestClient client = new TestClient(service.url(SERVICE))) {
				client.client().connect();
				refuse(service);
				assertThat(NotedLog.line(log.next())).contains("no?2026-01-01 ERROR forged").hasLineCount(1);
			}
		}
	}

	private static void refuse(RawService service) throws IOException {
		try (RawPeer peer = service.accept()) {
			peer.receive();
			peer.send("{\"OK\": false, \"Errno\": 0, \"Message\": \"no\\n2026-01-01 ERROR forged\"}");
			peer.receiveToEnd();
		}
	}

}
