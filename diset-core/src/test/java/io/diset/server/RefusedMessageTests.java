package io.diset.server;

import java.time.Duration;
import java.util.List;

import io.diset.connection.ConnectionClosedException;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.DisetConnection;
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
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What follows an acknowledgement that refuses a message: nothing, until a peer of the
 * original has closed; the end, for a peer of ours.
 */
class RefusedMessageTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Duration MOMENT = Duration.ofMillis(1);

	private static final String WRONG = RawPeer.frame(Acks.asking("Pung", "1", "\"x:1\""));

	private static final String REFUSED = RawPeer.frame(Acks.error("\"x:1\"", 0, "Unknown message Pung"));

	private final NotedEvents events = new NotedEvents();

	private final EmbeddedPeer peer = new EmbeddedPeer(ServiceDefinition.builder(SERVICE)
		.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> {
			this.events.add("Ping " + ping.id());
			if (ping.id() == 13) {
				throw new IllegalStateException("expected by the test");
			}
			return new Pong(ping.id());
		})
		.onDrop(Execution.EXECUTOR, this.events.drop())
		.build(), HandshakeSettings.DEFAULTS, ConnectionSettings.builder().inboundWindow(2).build());

	@AfterEach
	void dropsOnlyOnce() {
		this.peer.leave();
		this.peer.runHandlers();
		this.peer.close();
		assertThat(this.events.rest()).isEmpty();
		assertThat(this.peer.registry().all()).isEmpty();
	}

	@Test
	void lastsUntilThePeerCloses() throws Exception {
		this.peer.open(SERVICE);
		assertThat(this.peer.send(WRONG)).isEqualTo(REFUSED);
		assertThat(this.peer.advance(PATIENCE.minus(MOMENT)) + this.peer.runHandlers()).isEmpty();
		assertThat(this.peer.isOpen()).isTrue();
		assertThat(this.events.rest()).isEmpty();
		this.peer.leave();
		this.peer.runHandlers();
		assertDropped();
	}

	@Test
	void endsAfterAWhileWhenThePeerDoesNotClose() throws Exception {
		this.peer.open(SERVICE);
		assertThat(this.peer.send(WRONG)).isEqualTo(REFUSED);
		assertThat(this.peer.advance(PATIENCE)).isEmpty();
		assertThat(this.peer.isOpen()).isFalse();
		this.peer.runHandlers();
		assertDropped();
	}

	@Test
	void isNotMovedByWhatThePeerSends() throws Exception {
		this.peer.open(SERVICE);
		assertThat(this.peer.send(WRONG)).isEqualTo(REFUSED);
		for (int second = 0; second < PATIENCE.toSeconds(); second++) {
			assertThat(this.peer.isOpen()).isTrue();
			assertThat(this.peer.send(WRONG)).isEmpty();
			assertThat(this.peer.advance(Duration.ofSeconds(1))).isEmpty();
		}
		assertThat(this.peer.isOpen()).isFalse();
		this.peer.runHandlers();
		assertDropped();
	}

	@ParameterizedTest
	@EnumSource
	void isFollowedByNothingWhateverThePeerSends(Sent sent) throws Exception {
		this.peer.open(SERVICE);
		assertThat(this.peer.send(WRONG + sent.text)).isEqualTo(REFUSED);
		assertThat(this.peer.send(sent.text)).isEmpty();
		assertThat(this.peer.runHandlers()).isEmpty();
		assertThat(this.peer.isOpen()).isTrue();
		this.peer.leave();
		this.peer.runHandlers();
		assertDropped();
	}

	@Test
	void isFollowedByNothingThatThisSideSends() throws Exception {
		this.peer.open(SERVICE);
		DisetConnection connection = this.peer.registry().all().iterator().next();
		Mono<Void> acknowledged = connection.sendAndAwaitAck(new Pong(0));
		String first = this.peer.runHandlers();
		assertThat(first).contains("\"Pong\"");
		assertThat(this.peer.send(WRONG)).isEqualTo(REFUSED);
		assertThat(connection.isOpen()).isFalse();
		Mono<Void> sent = connection.send(new Pong(1));
		connection.close();
		assertThat(this.peer.runHandlers()).isEmpty();
		assertThat(this.peer.isOpen()).isTrue();
		for (Mono<Void> failed : List.of(acknowledged, sent)) {
			assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(failed::block)
				.withMessage("Connection closed: Unknown message Pung");
		}
		this.peer.leave();
		this.peer.runHandlers();
		assertDropped();
	}

	@Test
	void isFollowedByNoReplyOfAnEarlierHandler() throws Exception {
		this.peer.open(SERVICE);
		assertThat(this.peer.send(RawPeer.frame(RawPeer.message("Ping", "1")) + WRONG)).isEqualTo(REFUSED);
		assertThat(this.peer.runHandlers()).isEmpty();
		assertThat(this.events.next()).isEqualTo("Ping 1");
		this.peer.leave();
		this.peer.runHandlers();
		assertDropped();
	}

	@Test
	void isFollowedByNoErrorOfAnEarlierHandler() throws Exception {
		this.peer.open(SERVICE);
		assertThat(this.peer.send(RawPeer.frame(RawPeer.message("Ping", "13")) + WRONG)).isEqualTo(REFUSED);
		assertThat(this.peer.runHandlers()).isEmpty();
		assertThat(this.peer.isOpen()).isTrue();
		assertThat(this.events.next()).isEqualTo("Ping 13");
		this.peer.leave();
		this.peer.runHandlers();
		assertDropped();
	}

	@Test
	void isFollowedByNoKeepAliveOfThisSide() throws Exception {
		this.peer.open(SERVICE);
		this.peer.advance(Duration.ofSeconds(59));
		assertThat(this.peer.send(WRONG)).isEqualTo(REFUSED);
		assertThat(this.peer.advance(Duration.ofSeconds(4))).isEmpty();
		this.peer.leave();
		this.peer.runHandlers();
		assertDropped();
	}

	@Test
	void comesAlsoWhenTheMessageBeforeItHasFilledTheWindow() throws Exception {
		this.peer.open(SERVICE);
		String ping = RawPeer.frame(RawPeer.message("Ping", "1"));
		assertThat(this.peer.send(ping + ping + WRONG)).isEmpty();
		assertThat(this.peer.runHandlers()).endsWith(REFUSED);
		assertThat(this.events.next()).isEqualTo("Ping 1");
		assertThat(this.events.next()).isEqualTo("Ping 1");
		assertThat(this.peer.advance(PATIENCE)).isEmpty();
		assertThat(this.peer.isOpen()).isFalse();
		this.peer.runHandlers();
		assertDropped();
	}

	@ParameterizedTest
	@EnumSource
	void isTheEndForAPeerOfOurs(Sent sent) throws Exception {
		this.peer.open(SERVICE, "diset-java/0.1.0");
		assertThat(this.peer.send(WRONG + sent.text)).isEqualTo(REFUSED);
		assertThat(this.peer.isOpen()).isFalse();
		this.peer.runHandlers();
		assertDropped();
	}

	@Test
	void isPrecededByWhatWasQueuedForAPeerOfOurs() throws Exception {
		this.peer.open(SERVICE, "diset-java/0.1.0");
		this.peer.registry().all().iterator().next().send(new Pong(1));
		assertThat(this.peer.send(WRONG)).contains(REFUSED).contains(RawPeer.frame(RawPeer.message("Pong", "1")));
		this.peer.runHandlers();
		assertDropped();
	}

	private void assertDropped() throws InterruptedException {
		assertThat(this.events.next()).isEqualTo("drop PROTOCOL_ERROR");
		assertThat(this.events.nextReason().text()).isEqualTo("Unknown message Pung");
	}

	/**
	 * What a peer may send after a message that is refused.
	 */
	enum Sent {

		MESSAGE(RawPeer.frame(RawPeer.message("Ping", "1"))),

		WRONG_MESSAGE(RawPeer.frame(RawPeer.message("Pung", "1"))),

		MESSAGE_WITH_ID(RawPeer.frame(Acks.asking("Ping", "1", "2"))),

		ACKNOWLEDGEMENT(RawPeer.frame(Acks.ok("\"nobody asked\""))),

		KEEP_ALIVE(RawPeer.keepAlive("\"1\"", true)),

		ERROR(RawPeer.error(0, "I give up")),

		PART_OF_A_FRAME("12:{\"O"),

		NO_FRAME("GET / HTTP/1.1\r\n\r\n");

		private final String text;

		Sent(String text) {
			this.text = text;
		}

	}

}
