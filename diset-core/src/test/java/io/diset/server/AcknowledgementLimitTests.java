package io.diset.server;

import io.diset.connection.ConnectionSettings;
import io.diset.connection.DisetConnection;
import io.diset.connection.Execution;
import io.diset.connection.SendLimitException;
import io.diset.message.MessageType;
import io.diset.wire.Acks;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What bounds the messages and acknowledgements of a connection.
 */
class AcknowledgementLimitTests {

	private static final String SERVICE = "Framework/PingPong";

	private final NotedEvents events = new NotedEvents();

	private boolean decides = true;

	private final EmbeddedPeer peer = new EmbeddedPeer(ServiceDefinition.builder(SERVICE)
		.onConnect(Execution.EVENT_LOOP, this::connected)
		.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> {
			this.events.add("Ping " + ping.id());
			return null;
		})
		.build(), HandshakeSettings.DEFAULTS,
			ConnectionSettings.builder().inboundWindow(10).maxUnhandledBytes(2000).build());

	@AfterEach
	void close() {
		this.peer.close();
	}

	@Test
	void pauseReadingAtTheLimitInBytesAlsoBelowTheWindow() {
		this.peer.open(SERVICE);
		String id = "\"" + "x".repeat(1000) + "\"";
		String acknowledged = RawPeer.frame(Acks.ok(id));
		assertThat(this.peer.send(RawPeer.frame(Acks.asking("Ping", "1", id)).repeat(4)))
			.isEqualTo(acknowledged.repeat(2));
		assertThat(this.peer.runHandlers()).isEqualTo(acknowledged.repeat(2));
		assertThat(this.events.rest()).containsExactly("Ping 1", "Ping 1", "Ping 1", "Ping 1");
		assertThat(this.peer.isOpen()).isTrue();
	}

	@Test
	void letNotMoreThanSomeBeAwaited() {
		this.peer.open(SERVICE);
		for (int i = 0; i < 10_000; i++) {
			connection().sendAndAwaitAck(new Pong(i));
		}
		assertThatExceptionOfType(SendLimitException.class)
			.isThrownBy(() -> connection().sendAndAwaitAck(new Pong(0)).block())
			.withMessage("More than 10000 acknowledgements would be waited for");
		connection().send(new Pong(1));
		String sent = this.peer.runHandlers();
		assertThat(sent).endsWith(RawPeer.frame(RawPeer.message("Pong", "1")));
		this.peer.send(RawPeer.frame(Acks.ok(Acks.idIn(sent))));
		connection().sendAndAwaitAck(new Pong(2));
		assertThat(this.peer.runHandlers()).contains("[true, [2]]");
	}

	@Test
	void doNotLetReadingGoOnBeforeTheConnectReply() {
		this.decides = false;
		this.peer.open(SERVICE);
		assertThat(this.peer.send(RawPeer.frame(Acks.asking("Ping", "1", "1")).repeat(100))).isEmpty();
		// What is not read is not answered
		assertThat(this.peer.send(RawPeer.keepAlive("\"1\"", true))).isEmpty();
	}

	private Object connected(DisetConnection connection) {
		if (this.decides) {
			return null;
		}
		connection.sendAndAwaitAck(new Pong(1));
		return Mono.never();
	}

	private DisetConnection connection() {
		return this.peer.registry().all().iterator().next();
	}

}
