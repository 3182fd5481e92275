package io.diset.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each accepted connection is dropped exactly once, after its last message, and for the
 * right reason.
 */
class DropTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final long FAILING = 13;

	private static final long CLOSING = 14;

	private final NotedEvents events = new NotedEvents();

	private final BlockingQueue<DisetConnection> connections = new LinkedBlockingQueue<>();

	private final CountDownLatch release = new CountDownLatch(1);

	private Execution execution = Execution.EXECUTOR;

	private RunningServer server;

	@AfterEach
	void dropsOnlyOnce() {
		this.release.countDown();
		this.server.close();
		assertThat(this.events.rest()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void comesWhenThePeerLeaves(Execution where) throws Exception {
		try (RawPeer peer = open(where)) {
			assertThat(peer.socket().isConnected()).isTrue();
		}
		assertDropped("PEER_CLOSED", "closed by peer");
	}

	@ParameterizedTest
	@EnumSource
	void comesWhenThePeerResetsTheConnection(Execution where) throws Exception {
		open(where).reset();
		assertDropped("PEER_CLOSED", "closed by peer");
	}

	@ParameterizedTest
	@EnumSource
	void comesWhenThePeerLeavesInTheMiddleOfAFrame(Execution where) throws Exception {
		try (RawPeer peer = open(where)) {
			peer.sendText("90:{\"OK\": true");
		}
		assertDropped("PEER_CLOSED", "closed by peer");
	}

	@ParameterizedTest
	@EnumSource
	void comesWhenThePeerIsWrong(Execution where) throws Exception {
		try (RawPeer peer = open(where)) {
			peer.sendText("0:").receiveToEnd();
		}
		assertDropped("PROTOCOL_ERROR", "Invalid frame: no body");
	}

	@ParameterizedTest
	@EnumSource
	void comesWhenThePeerTellsAnError(Execution where) throws Exception {
		try (RawPeer peer = open(where)) {
			peer.sendText(RawPeer.error(0, "I give up")).receiveToEnd();
		}
		assertDropped("PEER_ERROR", "I give up");
	}

	@ParameterizedTest
	@EnumSource
	void comesWhenAHandlerFails(Execution where) throws Exception {
		try (RawPeer peer = open(where)) {
			peer.send(RawPeer.message("Ping", String.valueOf(FAILING))).receiveToEnd();
		}
		assertThat(this.events.next()).isEqualTo("Ping 13");
		assertDropped("HANDLER_ERROR", "Server error while serving Ping");
	}

	@ParameterizedTest
	@EnumSource
	void comesWhenAHandlerCloses(Execution where) throws Exception {
		try (RawPeer peer = open(where)) {
			assertThat(peer.send(RawPeer.message("Ping", String.valueOf(CLOSING))).receiveToEnd()).isEmpty();
		}
		assertThat(this.events.next()).isEqualTo("Ping 14");
		assertDropped("CLOSED", "closed by this side");
	}

	@ParameterizedTest
	@EnumSource
	void comesWhenAnotherThreadCloses(Execution where) throws Exception {
		try (RawPeer peer = open(where)) {
			DisetConnection connection = this.connections.poll(10, TimeUnit.SECONDS);
			assertThat(connection.close().blockOptional(Duration.ofSeconds(10))).isEmpty();
			assertThat(connection.isOpen()).isFalse();
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		assertDropped("CLOSED", "closed by this side");
	}

	@ParameterizedTest
	@EnumSource
	void comesWhenTheServerStops(Execution where) throws Exception {
		try (RawPeer peer = open(where)) {
			this.server.close();
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		assertDropped("STOPPING", "the server is stopping");
	}

	@ParameterizedTest
	@EnumSource
	void comesAfterAllMessagesThatWereReceived(Execution where) throws Exception {
		try (RawPeer peer = open(where)) {
			StringBuilder pings = new StringBuilder();
			for (int i = 100; i < 150; i++) {
				pings.append(RawPeer.frame(RawPeer.message("Ping", String.valueOf(i))));
			}
			peer.sendText(pings.toString());
		}
		for (int i = 100; i < 150; i++) {
			assertThat(this.events.next()).isEqualTo("Ping " + i);
		}
		assertDropped("PEER_CLOSED", "closed by peer");
	}

	@Test
	void waitsForTheHandlerThatRuns() throws Exception {
		CountDownLatch running = new CountDownLatch(1);
		this.server = RunningServer.of(ServiceDefinition.builder(SERVICE)
			.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> {
				running.countDown();
				this.release.await();
				this.events.add("handled while " + (connection.isOpen() ? "open" : "closed"));
				return ping;
			})
			.onDrop(Execution.EVENT_LOOP, this.events.drop())
			.build());
		try (RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			peer.send(RawPeer.message("Ping", "1"));
			assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
			peer.sendText("0:").receiveToEnd();
		}
		assertThat(this.events.rest()).isEmpty();
		this.release.countDown();
		assertThat(this.events.next()).isEqualTo("handled while closed");
		assertDropped("PROTOCOL_ERROR", "Invalid frame: no body");
	}

	@ParameterizedTest
	@EnumSource
	void doesNoHarmWhenItsHandlerFails(Execution where) throws Exception {
		this.server = RunningServer.of(ServiceDefinition.builder(SERVICE).onDrop(where, (connection, reason) -> {
			this.connections.add(connection);
			throw new IllegalStateException("a secret");
		}).build());
		Stage.ESTABLISHED.reach(this.server.connect(), SERVICE).close();
		assertThat(this.connections.poll(10, TimeUnit.SECONDS)).isNotNull();
		this.server.close();
		assertThat(this.connections).isEmpty();
	}

	@Test
	void comesOnceWhenEverythingHappensAtOnce() throws Exception {
		this.execution = Execution.EXECUTOR;
		for (int round = 0; round < 30; round++) {
			RawPeer peer = open(Execution.EXECUTOR);
			DisetConnection connection = this.connections.poll(10, TimeUnit.SECONDS);
			peer.sendText("0:");
			connection.close().subscribe();
			peer.reset();
			assertThat(this.events.next()).startsWith("drop ");
			this.server.close();
			assertThat(this.events.rest()).isEmpty();
		}
	}

	private RawPeer open(Execution where) throws IOException {
		this.execution = where;
		this.server = RunningServer.of(define());
		return Stage.ESTABLISHED.reach(this.server.connect(), SERVICE);
	}

	private ServiceDefinition define() {
		return ServiceDefinition.builder(SERVICE).onConnect(this.execution, (connection) -> {
			this.connections.add(connection);
			return null;
		}).onMessage(MessageType.of(Ping.class), this.execution, (connection, ping) -> {
			this.events.add("Ping " + ping.id());
			if (ping.id() == FAILING) {
				throw new IllegalStateException("a secret");
			}
			if (ping.id() == CLOSING) {
				connection.close();
			}
			return null;
		}).onDrop(this.execution, this.events.drop()).build();
	}

	private void assertDropped(String kind, String text) throws InterruptedException {
		assertThat(this.events.next()).isEqualTo("drop " + kind);
		assertThat(this.events.nextReason().text()).isEqualTo(text);
	}

}
