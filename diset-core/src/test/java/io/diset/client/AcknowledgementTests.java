package io.diset.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionClosedException;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.DisetException;
import io.diset.wire.Acks;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Acknowledgements as a client wants and gives them.
 */
class AcknowledgementTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final RawService service = new RawService();

	private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

	private TestClient testClient = new TestClient(this.service.url("Framework/PingPong"));

	@AfterEach
	void close() {
		this.testClient.close();
		this.service.close();
	}

	@Test
	void areWantedForWhatWasSentBeforeTheConnectionWasThere() throws Exception {
		List<Mono<Void>> sent = List.of(client().sendAndAwaitAck(new Ping(1)), client().send(new Ping(2)),
				client().sendAndAwaitAck(new Ping(3)));
		try (RawPeer peer = this.service.acceptOpen()) {
			String first = peer.receive();
			assertThat(first).isEqualTo(Acks.asking("Ping", "1", Acks.idIn(first)));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "2"));
			String third = peer.receive();
			assertThat(third).isEqualTo(Acks.asking("Ping", "3", Acks.idIn(third)));
			peer.send(Acks.ok(Acks.idIn(third))).send(Acks.ok(Acks.idIn(first)));
			sent.forEach((report) -> report.block(TIMEOUT));
		}
	}

	@Test
	void failWithTheConnectionThatTheyWereWantedOn() throws Exception {
		client().connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			client().send(new Ping(0)).block(TIMEOUT);
			Mono<Void> sent = client().sendAndAwaitAck(new Ping(1));
			peer.receive();
			String id = Acks.idIn(peer.receive());
			peer.endOutput();
			assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> sent.block(TIMEOUT))
				.withMessage("Connection closed by peer");
			try (RawPeer again = this.service.acceptOpen()) {
				Mono<Void> next = client().sendAndAwaitAck(new Ping(2));
				String nextId = Acks.idIn(again.receive());
				assertThat(nextId).isNotEqualTo(id);
				again.send(Acks.ok(id)).send(Acks.ok(nextId));
				next.block(TIMEOUT);
			}
		}
	}

	@Test
	void failWhenTheServiceRefusesTheMessageAndTheClientComesBack() throws Exception {
		client().onDisconnect(this.events::add);
		Mono<Void> sent = client().sendAndAwaitAck(new Ping(1));
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(Acks.error(Acks.idIn(peer.receive()), 7, "Unknown message Ping"));
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		assertThatExceptionOfType(DisetException.class).isThrownBy(() -> sent.block(TIMEOUT))
			.withMessage("Unknown message Ping")
			.satisfies((told) -> assertThat(told.getErrno()).isEqualTo(7));
		assertReason(CloseReason.Kind.PEER_ERROR);
		this.service.acceptOpen().close();
		assertReason(CloseReason.Kind.PEER_CLOSED);
	}

	@Test
	void failWhenTheClientIsClosed() throws Exception {
		Mono<Void> sent = client().sendAndAwaitAck(new Ping(1));
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.receive();
			Mono<Void> closed = client().close();
			assertThat(peer.receiveToEnd()).isEmpty();
			closed.block(TIMEOUT);
		}
		for (Mono<Void> failed : List.of(sent, client().sendAndAwaitAck(new Ping(2)))) {
			assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> failed.block(TIMEOUT));
		}
	}

	@Test
	void failWhenTheyDoNotComeInTimeAndTheConnectionStays() throws Exception {
		restart(UnsubscribedMessages.DISCONNECT,
				ConnectionSettings.builder().acknowledgementTimeout(Duration.ofMillis(50)).build());
		Mono<Void> sent = client().sendAndAwaitAck(new Ping(1));
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.receive();
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> sent.block(TIMEOUT))
				.withCauseInstanceOf(TimeoutException.class);
			peer.sync();
			assertThat(client().isConnected()).isTrue();
		}
	}

	@Test
	void tellTheServiceThatItsMessageIsAccepted() throws Exception {
		client().on(Pong.class, this.events::add);
		client().connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(Acks.asking("Pong", "1", "\"a\"")).send(Acks.asking("Pong", "2", "2"));
			assertThat(peer.receive()).isEqualTo(Acks.ok("\"a\""));
			assertThat(peer.receive()).isEqualTo(Acks.ok("2"));
			assertThat(this.events.poll(10, TimeUnit.SECONDS)).isEqualTo(new Pong(1));
			assertThat(this.events.poll(10, TimeUnit.SECONDS)).isEqualTo(new Pong(2));
		}
	}

	@Test
	void tellTheServiceThatNobodyWantsItsMessage() throws Exception {
		client().onDisconnect(this.events::add);
		client().connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.sendText(RawPeer.frame(Acks.asking("Pong", "1", "\"a\"")) + RawPeer.keepAlive("1", true));
			assertThat(peer.receive()).isEqualTo(Acks.error("\"a\"", 0, "Unknown message Pong"));
			peer.endOutput();
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		assertReason(CloseReason.Kind.PROTOCOL_ERROR);
	}

	@Test
	void areGivenForMessagesThatAreIgnored() throws Exception {
		restart(UnsubscribedMessages.IGNORE, ConnectionSettings.DEFAULTS);
		client().connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "1"))
				.send("{\"OK\": true, \"Value\": {\"request\": true, \"name\": \"Pung\"}}")
				.send(Acks.asking("Pong", "2", "\"a\""));
			assertThat(peer.receive()).isEqualTo(Acks.ok("\"a\""));
			peer.sync();
			client().on(Pong.class, this.events::add);
			peer.send(Acks.asking("Pong", "3", "\"b\""));
			assertThat(peer.receive()).isEqualTo(Acks.ok("\"b\""));
			assertThat(this.events.poll(10, TimeUnit.SECONDS)).isEqualTo(new Pong(3));
			peer.send(Acks.asking("Pong", "\"wrong\"", "\"c\""));
			assertThat(peer.receive())
				.isEqualTo(Acks.error("\"c\"", 0, "Wrong type for attribute 'id' of message Pong: str, expected int"));
		}
	}

	private void restart(UnsubscribedMessages unsubscribed, ConnectionSettings connection) {
		this.testClient.close();
		ClientSettings settings = new ClientSettings(TIMEOUT, TIMEOUT, TIMEOUT, TestClient.SETTINGS.reconnect(),
				unsubscribed, connection);
		this.testClient = new TestClient(this.service.url("Framework/PingPong"),
				(builder) -> builder.settings(settings));
	}

	private MessageClient client() {
		return this.testClient.client();
	}

	private void assertReason(CloseReason.Kind kind) throws InterruptedException {
		assertThat(this.events.poll(10, TimeUnit.SECONDS)).isInstanceOfSatisfying(CloseReason.class,
				(reason) -> assertThat(reason.kind()).isEqualTo(kind));
	}

}
