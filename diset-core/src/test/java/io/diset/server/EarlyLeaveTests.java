package io.diset.server;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.connection.DisetConnection;
import io.diset.connection.DisetException;
import io.diset.connection.Execution;
import io.diset.wire.Await;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sockets whose clients do not wait until they are accepted.
 */
class EarlyLeaveTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final String S_OK = RawPeer.frame("{\"OK\": true, \"Value\": null}");

	private static final String ARGUMENTS = RawPeer.frame("{\"OK\": true, \"Value\": [\"identity\", {}]}");

	private final BlockingQueue<DisetConnection> connections = new LinkedBlockingQueue<>();

	private final CountDownLatch decide = new CountDownLatch(1);

	private final NotedEvents events = new NotedEvents();

	private RunningServer server;

	@AfterEach
	void stop() {
		this.decide.countDown();
		this.server.close();
		assertThat(this.events.rest()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "true, true", "true, false", "false, true", "false, false" })
	void areDroppedOnceWhenTheyAreAcceptedAndNotWhenTheyAreRefused(boolean reset, boolean accepts) throws Exception {
		start(accepts);
		RawPeer peer = Stage.CONNECTING.reach(this.server.connect(), SERVICE);
		DisetConnection connection = this.connections.poll(10, TimeUnit.SECONDS);
		if (reset) {
			peer.reset();
		}
		peer.close();
		Await.until(() -> !connection.isOpen());
		assertThat(this.events.rest()).isEmpty();
		this.decide.countDown();
		if (accepts) {
			assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
		}
	}

	@ParameterizedTest
	@EnumSource
	void areToldOfAHandlerThatClosesAndAccepts(Execution where) throws Exception {
		this.server = RunningServer.of(ServiceDefinition.builder(SERVICE).onConnect(where, (connection) -> {
			connection.close();
			if (where == Execution.EXECUTOR) {
				Await.until(() -> !connection.isOpen());
			}
			return null;
		}).onDrop(where, this.events.drop()).build());
		try (RawPeer peer = Stage.CONNECTING.reach(this.server.connect(), SERVICE)) {
			assertThat(peer.receiveToEnd()).isEqualTo(RawPeer.error(0, "closed by this side"));
		}
		assertThat(this.events.next()).isEqualTo("drop CLOSED");
	}

	@Test
	void mayOnlyBeInAHurry() throws Exception {
		PingPongX service = new PingPongX();
		this.server = RunningServer.of(service.define(SERVICE, Execution.EXECUTOR));
		String ping = RawPeer.frame(RawPeer.message("Ping", "1"));
		String pong = RawPeer.frame(RawPeer.message("Pong", "1"));
		try (RawPeer peer = this.server.connect()) {
			String expected = S_OK + S_OK + pong + pong;
			peer.sendText(RawPeer.frame(RawPeer.proposal(SERVICE)) + ARGUMENTS + ping + ping);
			assertThat(peer.receiveText(expected.length())).isEqualTo(expected);
		}
		assertThat(service.drops().poll(10, TimeUnit.SECONDS)).isNotNull();
	}

	private void start(boolean accepts) {
		this.server = RunningServer
			.of(ServiceDefinition.builder(SERVICE).onConnect(Execution.EXECUTOR, (connection) -> {
				this.connections.add(connection);
				this.decide.await();
				if (!accepts) {
					throw new DisetException("no");
				}
				return null;
			}).onDrop(Execution.EXECUTOR, this.events.drop()).build());
	}

}
