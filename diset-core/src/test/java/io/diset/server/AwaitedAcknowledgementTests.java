package io.diset.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;

import io.diset.connection.ConnectionSettings;
import io.diset.connection.DisetConnection;
import io.diset.connection.DisetException;
import io.diset.connection.Execution;
import io.diset.message.MessageType;
import io.diset.wire.Acks;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of a message that wants an acknowledgement. The handlers run here only
 * when they are told to, and the clock goes on only when it is told to.
 */
class AwaitedAcknowledgementTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final Duration MOMENT = Duration.ofMillis(1);

	private static final int LIMIT = 2000;

	private final NotedEvents events = new NotedEvents();

	private final EmbeddedPeer peer = new EmbeddedPeer(ServiceDefinition.builder(SERVICE)
		.onConnect(Execution.EVENT_LOOP, this::connected)
		.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> {
			this.events.add("Ping " + ping.id());
			return null;
		})
		.onDrop(Execution.EXECUTOR, this.events.drop())
		.build(), HandshakeSettings.DEFAULTS,
			ConnectionSettings.builder()
				.inboundWindow(2)
				.maxUnhandledBytes(LIMIT)
				.acknowledgementTimeout(TIMEOUT)
				.build());

	private boolean eager;

	@AfterEach
	void close() {
		this.peer.close();
	}

	@Test
	void completesWhenThePeerAccepts() {
		this.peer.open(SERVICE);
		Outcome outcome = new Outcome(connection().sendAndAwaitAck(new Pong(1)));
		String sent = this.peer.runHandlers();
		String id = Acks.idIn(sent);
		assertThat(sent).isEqualTo(RawPeer.frame(Acks.asking("Pong", "1", id)));
		assertThat(outcome.events()).isEmpty();
		acknowledge(id);
		assertThat(outcome.events()).containsExactly("acknowledged");
	}

	@Test
	void failsAndClosesWhenThePeerRefuses() throws Exception {
		this.peer.open(SERVICE);
		Mono<Void> refused = connection().sendAndAwaitAck(new Pong(1));
		Outcome other = new Outcome(connection().sendAndAwaitAck(new Pong(2)));
		String id = Acks.idIn(this.peer.runHandlers());
		assertThat(this.peer.send(RawPeer.frame(Acks.error(id, 1117, "Unknown message Pong")))).isEmpty();
		assertThatExceptionOfType(DisetException.class).isThrownBy(refused::block)
			.withMessage("Unknown message Pong")
			.satisfies((told) -> assertThat(told.getErrno()).isEqualTo(1117));
		assertThat(this.peer.isOpen()).isFalse();
		assertThat(other.events()).containsExactly("Connection closed: Unknown message Pong");
		this.peer.runHandlers();
		assertThat(this.events.rest()).containsExactly("drop PEER_ERROR");
		assertThat(this.events.nextReason().text()).isEqualTo("Unknown message Pong");
	}

	@Test
	void failsWhenThereIsNoneInTimeAndTheConnectionStays() {
		this.peer.open(SERVICE);
		Mono<Void> late = connection().sendAndAwaitAck(new Pong(1));
		String id = Acks.idIn(this.peer.runHandlers());
		Outcome outcome = new Outcome(late);
		this.peer.advance(TIMEOUT.minus(MOMENT));
		assertThat(outcome.events()).isEmpty();
		this.peer.advance(MOMENT);
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(late::block)
			.withCauseInstanceOf(TimeoutException.class)
			.withMessageContaining("No acknowledgement within 30000 ms");
		assertThat(this.peer.isOpen()).isTrue();
		acknowledge(id);
		assertThat(outcome.events()).hasSize(1);
		Outcome next = new Outcome(connection().sendAndAwaitAck(new Pong(2)));
		acknowledge(Acks.idIn(this.peer.runHandlers()));
		assertThat(next.events()).containsExactly("acknowledged");
	}

	@Test
	void countsTheTimeOfEachByItself() {
		this.peer.open(SERVICE);
		Outcome first = new Outcome(connection().sendAndAwaitAck(new Pong(1)));
		this.peer.runHandlers();
		this.peer.advance(Duration.ofSeconds(20));
		Outcome second = new Outcome(connection().sendAndAwaitAck(new Pong(2)));
		String id = Acks.idIn(this.peer.runHandlers());
		this.peer.advance(Duration.ofSeconds(10));
		assertThat(first.events()).containsExactly("No acknowledgement within 30000 ms");
		this.peer.advance(Duration.ofSeconds(20).minus(MOMENT));
		assertThat(second.events()).isEmpty();
		acknowledge(id);
		assertThat(second.events()).containsExactly("acknowledged");
		this.peer.advance(TIMEOUT);
		assertThat(this.peer.isOpen()).isTrue();
	}

	@Test
	void mayComeInAnyOrderAndMoreThanOnce() {
		this.peer.open(SERVICE);
		List<Outcome> outcomes = new ArrayList<>();
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			outcomes.add(new Outcome(connection().sendAndAwaitAck(new Pong(i))));
			ids.add(Acks.idIn(this.peer.runHandlers()));
		}
		assertThat(ids).doesNotHaveDuplicates();
		List<Integer> order = new ArrayList<>(List.of(7, 19, 0));
		for (int i : order) {
			acknowledge(ids.get(i));
			acknowledge(ids.get(i));
			this.peer.send(RawPeer.frame(Acks.error(ids.get(i), 1, "too late")));
		}
		for (int i = 0; i < outcomes.size(); i++) {
			assertThat(outcomes.get(i).events())
				.isEqualTo(order.contains(i) ? List.of("acknowledged") : Collections.emptyList());
		}
		assertThat(this.peer.isOpen()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"nobody asked\"", "\"\"", "1", "0", "null", "1.0", "12345678901234567890" })
	void isNotTakenFromAnAcknowledgementOfSomethingElse(String id) {
		this.peer.open(SERVICE);
		Outcome outcome = new Outcome(connection().sendAndAwaitAck(new Pong(1)));
		String own = Acks.idIn(this.peer.runHandlers());
		acknowledge(id);
		assertThat(this.peer.send(RawPeer.frame(Acks.error(id, 1, "no")))).isEmpty();
		assertThat(outcome.events()).isEmpty();
		assertThat(this.peer.isOpen()).isTrue();
		acknowledge(own);
		assertThat(outcome.events()).containsExactly("acknowledged");
	}

	@Test
	void failsAtOnceWhenThePeerCloses() {
		this.peer.open(SERVICE);
		Outcome outcome = new Outcome(connection().sendAndAwaitAck(new Pong(1)));
		this.peer.runHandlers();
		DisetConnection connection = connection();
		this.peer.leave();
		assertThat(outcome.events()).containsExactly("Connection closed by peer");
		Outcome late = new Outcome(connection.sendAndAwaitAck(new Pong(2)));
		this.peer.runHandlers();
		assertThat(late.events()).containsExactly("Connection closed by peer");
	}

	@Test
	void isAwaitedOnlyFromTheReplyOnWhenTheConnectHandlerSends() {
		this.eager = true;
		String opened = this.peer.open(SERVICE);
		assertThat(opened).startsWith(RawPeer.frame("{\"OK\": true, \"Value\": null}"));
		assertThat(this.events.rest()).isEmpty();
		acknowledge(Acks.idIn(opened));
		assertThat(this.events.rest()).containsExactly("acknowledged");
	}

	@Test
	void keepsReadingWhileTheWindowIsFull() {
		this.peer.open(SERVICE);
		Outcome outcome = new Outcome(connection().sendAndAwaitAck(new Pong(1)));
		String id = Acks.idIn(this.peer.runHandlers());
		for (int i = 0; i < 5; i++) {
			assertThat(this.peer.send(asking(i))).isEqualTo(RawPeer.frame(Acks.ok(String.valueOf(i))));
		}
		acknowledge(id);
		assertThat(outcome.events()).containsExactly("acknowledged");
		assertThat(this.events.rest()).isEmpty();
		assertThat(this.peer.send(asking(5))).isEqualTo(RawPeer.frame(Acks.ok("5")));
		assertThat(this.peer.send(asking(6))).isEmpty();
		assertThat(this.peer.runHandlers()).isEqualTo(RawPeer.frame(Acks.ok("6")));
		assertThat(this.events.rest()).containsExactly("Ping 0", "Ping 1", "Ping 2", "Ping 3", "Ping 4", "Ping 5",
				"Ping 6");
	}

	@Test
	void startsToReadAgainWhenTheWindowIsFullAlready() {
		this.peer.open(SERVICE);
		assertThat(this.peer.send(asking(0) + asking(1) + asking(2)))
			.isEqualTo(RawPeer.frame(Acks.ok("0")) + RawPeer.frame(Acks.ok("1")));
		connection().sendAndAwaitAck(new Pong(1));
		assertThat(this.peer.advance(Duration.ZERO)).contains(RawPeer.frame(Acks.ok("2")));
		this.peer.advance(TIMEOUT);
		assertThat(this.peer.send(asking(3))).isEqualTo(RawPeer.frame(Acks.ok("3")));
		assertThat(this.peer.send(asking(4))).isEmpty();
	}

	@Test
	void doesNotKeepMoreThanTheLimitInBytes() throws Exception {
		this.peer.open(SERVICE);
		Outcome outcome = new Outcome(connection().sendAndAwaitAck(new Pong(1)));
		this.peer.runHandlers();
		int taken = 0;
		String told = "";
		while (this.peer.isOpen() && taken < LIMIT) {
			told = this.peer.send(asking(10 + taken++));
		}
		assertThat(told).endsWith(RawPeer.error(0, "Too many messages wait to be handled"));
		assertThat(taken).isEqualTo(LIMIT / Acks.asking("Ping", "10", "10").length() + 1);
		assertThat(outcome.events()).containsExactly("Connection closed: Too many messages wait to be handled");
		this.peer.runHandlers();
		assertThat(this.events.rest()).hasSize(taken + 1).last().isEqualTo("drop LIMIT");
	}

	@Test
	void isWantedThroughTheRegistryAsWell() {
		this.peer.open(SERVICE);
		Outcome outcome = new Outcome(this.peer.registry().sendAndAwaitAck(connection().id(), new Pong(1)));
		acknowledge(Acks.idIn(this.peer.runHandlers()));
		assertThat(outcome.events()).containsExactly("acknowledged");
		assertThat(new Outcome(this.peer.registry().sendAndAwaitAck("nobody", new Pong(1))).events())
			.containsExactly("Connection closed: no such connection");
	}

	private Object connected(DisetConnection connection) {
		if (this.eager) {
			connection.sendAndAwaitAck(new Pong(0)).subscribe(null, null, () -> this.events.add("acknowledged"));
		}
		return null;
	}

	private DisetConnection connection() {
		return this.peer.registry().all().iterator().next();
	}

	private void acknowledge(String id) {
		assertThat(this.peer.send(RawPeer.frame(Acks.ok(id)))).isEmpty();
	}

	private static String asking(int id) {
		return RawPeer.frame(Acks.asking("Ping", String.valueOf(id), String.valueOf(id)));
	}

	/**
	 * What a sender was told.
	 */
	private static final class Outcome {

		private final List<String> events = new ArrayList<>();

		Outcome(Mono<Void> report) {
			report.subscribe(null, (error) -> this.events.add(error.getMessage()),
					() -> this.events.add("acknowledged"));
		}

		List<String> events() {
			return this.events;
		}

	}

}
