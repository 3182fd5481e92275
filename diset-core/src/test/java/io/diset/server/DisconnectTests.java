package io.diset.server;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.connection.CloseReason;
import io.diset.connection.DisetConnection;
import io.diset.connection.Execution;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DisconnectTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final String SERVICE = "Framework/PingPong";

	private final BlockingQueue<DisetConnection> connected = new LinkedBlockingQueue<>();

	private final NotedEvents events = new NotedEvents();

	private final RunningServer server = RunningServer
		.of(ServiceDefinition.builder(SERVICE).onConnect(Execution.EVENT_LOOP, (connection) -> {
			this.connected.add(connection);
			return null;
		}).onDrop(Execution.EVENT_LOOP, this.events.drop()).build());

	private final DisetConnections connections = this.server.connections();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void closesAConnectionAfterSendingWhatIsQueued() throws Exception {
		try (RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			String id = this.connected.take().id();
			this.connections.send(id, new Pong(1));
			this.connections.disconnect(id);
			assertThat(peer.receiveToEnd()).isEqualTo(RawPeer.frame(RawPeer.message("Pong", "1")));
		}
		assertThat(this.events.next()).isEqualTo("drop CLOSED");
	}

	@Test
	void tellsThePeerWhy() throws Exception {
		try (RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			String id = this.connected.take().id();
			this.connections.send(id, new Pong(1));
			this.connections.disconnect(id, "Maintenance until noon");
			assertThat(peer.receiveToEnd())
				.isEqualTo(RawPeer.frame(RawPeer.message("Pong", "1")) + RawPeer.error(0, "Maintenance until noon"));
		}
		assertThat(this.events.nextReason())
			.isEqualTo(CloseReason.of(CloseReason.Kind.CLOSED, "Maintenance until noon"));
	}

	@Test
	void completesWhenTheConnectionIsClosed() throws Exception {
		RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE);
		DisetConnection connection = this.connected.take();
		CompletableFuture<Void> closed = this.connections.disconnect(connection.id(), "Enough").toFuture();
		peer.receiveToEnd();
		peer.close();
		closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		assertThat(this.connections.find(connection.id())).isEmpty();
	}

	@Test
	void leavesTheOthersAlone() throws Exception {
		try (RawPeer one = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE);
				RawPeer two = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			this.connections.disconnect(this.connected.take().id());
			assertThat(one.receiveToEnd()).isEmpty();
			two.sync();
		}
	}

	@Test
	void hasNothingToDoForWhatItDoesNotKnow() {
		assertThat(this.connections.disconnect("no such id").blockOptional(PATIENCE)).isEmpty();
		assertThat(this.connections.disconnect("no such id", "Enough").blockOptional(PATIENCE)).isEmpty();
	}

}
