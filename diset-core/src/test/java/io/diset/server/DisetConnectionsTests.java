package io.diset.server;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionClosedException;
import io.diset.connection.DisetConnection;
import io.diset.connection.DisetException;
import io.diset.connection.Execution;
import io.diset.message.MessageDefinitionException;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DisetConnectionsTests {

	private static final String FIRST = "Framework/First";

	private static final String SECOND = "Framework/Second";

	private final BlockingQueue<DisetConnection> connected = new LinkedBlockingQueue<>();

	private final BlockingQueue<DisetConnection> dropped = new LinkedBlockingQueue<>();

	private final CountDownLatch dropping = new CountDownLatch(1);

	private final RunningServer server = RunningServer
		.with((builder) -> builder.service(define(FIRST)).service(define(SECOND)));

	private final DisetConnections connections = this.server.connections();

	@AfterEach
	void stop() {
		this.dropping.countDown();
		this.server.close();
		assertThat(this.connections.all()).isEmpty();
	}

	@Test
	void findsWhatIsOpen() throws Exception {
		assertThat(this.connections.all()).isEmpty();
		try (RawPeer one = open(FIRST); RawPeer two = open(FIRST); RawPeer three = open(SECOND)) {
			DisetConnection first = this.connected.take();
			DisetConnection second = this.connected.take();
			DisetConnection third = this.connected.take();
			assertThat(this.connections.all()).containsExactlyInAnyOrder(first, second, third);
			assertThat(this.connections.ofService(FIRST)).containsExactlyInAnyOrder(first, second);
			assertThat(this.connections.ofService(SECOND)).containsExactly(third);
			assertThat(this.connections.ofService("Framework/Third")).isEmpty();
			assertThat(this.connections.find(second.id())).containsSame(second);
			assertThat(this.connections.send(second.id(), new Pong(5)).blockOptional()).isEmpty();
			assertThat(two.receive()).isEqualTo(RawPeer.message("Pong", "5"));
			one.sync();
			three.sync();
		}
	}

	@Test
	void knowsWhatIsKnownOfAConnection() throws Exception {
		try (RawPeer peer = this.server.connect()) {
			peer.open(FIRST, "{\"site\": \"LCG.CERN.ch\", \"nothing\": null, \"list\": [1]}");
			DisetConnection connection = this.connected.take();
			assertThat(connection.service()).isEqualTo(FIRST);
			assertThat(connection.identity()).isEqualTo("0123456789abcdef0123456789abcdef");
			assertThat(connection.arguments()).containsEntry("site", "LCG.CERN.ch")
				.containsEntry("nothing", null)
				.hasSize(3);
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> connection.arguments().clear());
			assertThat(connection.peer()).isNull();
			assertThat(connection.remoteAddress()).isEqualTo(peer.socket().getLocalSocketAddress());
			assertThat(connection).hasToString("connection %s of nobody known from /127.0.0.1:%d to %s"
				.formatted(connection.id(), peer.socket().getLocalPort(), FIRST));
		}
	}

	@Test
	void sendsNothingToWhatItDoesNotKnow() {
		assertThatExceptionOfType(ConnectionClosedException.class)
			.isThrownBy(() -> this.connections.send("no such id", new Pong(1)).block())
			.withMessage("Connection closed: no such connection");
		this.connections.send("no such id", new Pong(1));
	}

	@Test
	void throwsAtOnceWhatIsTheFaultOfTheCaller() throws Exception {
		try (RawPeer peer = open(FIRST)) {
			String id = this.connected.take().id();
			assertThatExceptionOfType(MessageDefinitionException.class)
				.isThrownBy(() -> this.connections.send(id, "no message"));
			peer.sync();
		}
	}

	@Test
	void forgetsAConnectionWhenItsPeerLeavesEvenBeforeItIsDropped() throws Exception {
		DisetConnection connection;
		try (RawPeer peer = open(FIRST)) {
			connection = this.connected.take();
			peer.sync();
		}
		assertThat(this.dropped.poll(10, TimeUnit.SECONDS)).isSameAs(connection);
		assertThat(this.connections.find(connection.id())).isEmpty();
		assertThat(this.connections.all()).isEmpty();
		assertThatExceptionOfType(ConnectionClosedException.class)
			.isThrownBy(() -> this.connections.send(connection.id(), new Pong(1)).block());
	}

	@Test
	void forgetsAConnectionThatIsClosedHere() throws Exception {
		try (RawPeer peer = open(FIRST)) {
			DisetConnection connection = this.connected.take();
			connection.close();
			assertThat(peer.receiveToEnd()).isEmpty();
			assertThat(this.connections.find(connection.id())).isEmpty();
			assertThat(this.connections.ofService(FIRST)).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void forgetsAConnectionThatIsRefused(Execution where) throws Exception {
		RunningServer refusing = RunningServer.of(ServiceDefinition.builder(FIRST).onConnect(where, (connection) -> {
			this.connected.add(connection);
			throw new DisetException("no");
		}).build());
		try (RawPeer peer = Stage.CONNECTING.reach(refusing.connect(), FIRST)) {
			assertThat(peer.receiveToEnd()).isEqualTo(RawPeer.error(0, "no"));
			assertThat(refusing.connections().all()).isEmpty();
			assertThat(refusing.connections().find(this.connected.take().id())).isEmpty();
		}
		refusing.close();
	}

	@Test
	void neverRepeatsATransportId() throws Exception {
		Set<String> ids = new HashSet<>();
		this.dropping.countDown();
		RunningServer other = RunningServer.of(define(FIRST));
		for (int i = 0; i < 10; i++) {
			open(FIRST).close();
			open(SECOND).close();
			Stage.ESTABLISHED.reach(other.connect(), FIRST).close();
			for (int j = 0; j < 3; j++) {
				assertThat(ids.add(this.connected.take().id())).isTrue();
			}
		}
		other.close();
	}

	@Test
	void closesOneAndKeepsTheOthers() throws Exception {
		try (RawPeer one = open(FIRST); RawPeer two = open(FIRST)) {
			DisetConnection first = this.connected.take();
			DisetConnection second = this.connected.take();
			first.close();
			assertThat(one.receiveToEnd()).isEmpty();
			assertThat(this.connections.all()).containsExactly(second);
			two.sync();
		}
	}

	private RawPeer open(String service) throws Exception {
		return Stage.ESTABLISHED.reach(this.server.connect(), service);
	}

	private ServiceDefinition define(String name) {
		return ServiceDefinition.builder(name).onConnect(Execution.EVENT_LOOP, (connection) -> {
			this.connected.add(connection);
			return null;
		}).onDrop(Execution.EXECUTOR, (connection, reason) -> {
			assertThat(reason.kind()).isNotEqualTo(CloseReason.Kind.REFUSED);
			this.dropped.add(connection);
			this.dropping.await();
			return null;
		}).build();
	}

}
