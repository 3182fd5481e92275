package io.diset.server;

import java.time.Duration;

import io.diset.connection.ConnectionSettings;
import io.diset.connection.DisetConnection;
import io.diset.connection.Execution;
import io.diset.message.MessageType;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When this side asks a silent peer whether it is still there.
 */
class KeepAliveTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final String OURS = "diset-java/0.1.0";

	private static final Duration IDLE = Duration.ofSeconds(60);

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final Duration FOREIGN_TIMEOUT = Duration.ofSeconds(150);

	private static final Duration MOMENT = Duration.ofMillis(1);

	private static final String FIRST = RawPeer.keepAlive("\"1\"", true);

	private static final String SIGN_OF_LIFE = RawPeer.keepAlive("\"alive\"", false);

	private static final String MESSAGE = RawPeer.frame(RawPeer.message("Ping", "1"));

	private final NotedEvents events = new NotedEvents();

	private final EmbeddedPeer peer = new EmbeddedPeer(
			ServiceDefinition.builder(SERVICE)
				.onConnect(Execution.EXECUTOR, (connection) -> null)
				.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> null)
				.onDrop(Execution.EVENT_LOOP, this.events.drop())
				.build(),
			new HandshakeSettings(64 * 1024, Duration.ofHours(1), Duration.ofHours(1)),
			ConnectionSettings.builder().inboundWindow(2).frameTimeout(Duration.ofHours(1)).build());

	@AfterEach
	void close() {
		this.peer.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "9.0.0a31", OURS })
	void asksAfterAWhileInWhichNothingWasReceivedOrSent(String version) {
		this.peer.open(SERVICE, version);
		assertThat(this.peer.advance(IDLE.minus(MOMENT))).isEmpty();
		assertThat(this.peer.advance(MOMENT)).isEqualTo(FIRST);
	}

	@Test
	void asksNobodyWhoIsNotConnectedYet() {
		assertThat(this.peer.advance(IDLE.multipliedBy(3))).isEmpty();
		this.peer.send(RawPeer.frame(RawPeer.proposal(SERVICE)));
		assertThat(this.peer.advance(IDLE.multipliedBy(3))).isEmpty();
		this.peer.send(RawPeer.frame("{\"OK\": true, \"Value\": [\"identity\", {}]}"));
		assertThat(this.peer.advance(IDLE.multipliedBy(3))).isEmpty();
		assertThat(this.peer.runHandlers()).isEqualTo(RawPeer.frame("{\"OK\": true, \"Value\": null}"));
		assertThat(this.peer.advance(IDLE.minus(MOMENT))).isEmpty();
		assertThat(this.peer.advance(MOMENT)).isEqualTo(FIRST);
	}

	@Test
	void doesNotAskWhileThePeerSendsAnything() {
		this.peer.open(SERVICE);
		this.peer.advance(IDLE.minus(MOMENT));
		this.peer.send(MESSAGE);
		this.peer.runHandlers();
		assertThat(this.peer.advance(IDLE.minus(MOMENT))).isEmpty();
		this.peer.send(RawPeer.keepAlive("\"nobody asked\"", false));
		assertThat(this.peer.advance(IDLE.minus(MOMENT))).isEmpty();
		this.peer.send(MESSAGE.substring(0, 10));
		this.peer.send(MESSAGE.substring(10));
		assertThat(this.peer.advance(IDLE.minus(MOMENT))).isEmpty();
		assertThat(this.peer.advance(MOMENT)).isEqualTo(FIRST);
	}

	@Test
	void doesNotAskWhileThisSideSends() {
		this.peer.open(SERVICE);
		for (int i = 0; i < 5; i++) {
			assertThat(this.peer.advance(IDLE.minus(MOMENT))).isEmpty();
			connection().send(new Pong(i));
			assertThat(this.peer.runHandlers()).isEqualTo(RawPeer.frame(RawPeer.message("Pong", String.valueOf(i))));
		}
		assertThat(this.peer.advance(IDLE)).isEqualTo(FIRST);
	}

	@Test
	void doesNotAskInTheMiddleOfAFrameOfThePeer() {
		this.peer.open(SERVICE);
		this.peer.send(MESSAGE.substring(0, 1));
		for (int i = 0; i < 20; i++) {
			assertThat(this.peer.advance(IDLE.dividedBy(2))).isEmpty();
		}
		this.peer.send(MESSAGE.substring(1, 30));
		for (int i = 0; i < 20; i++) {
			assertThat(this.peer.advance(IDLE.dividedBy(2))).isEmpty();
		}
		this.peer.send(MESSAGE.substring(30));
		assertThat(this.peer.advance(IDLE.minus(MOMENT))).isEmpty();
		assertThat(this.peer.advance(IDLE)).isEqualTo(FIRST);
	}

	@Test
	void doesNotAskWhileReadingIsPaused() {
		this.peer.open(SERVICE);
		this.peer.send(MESSAGE.repeat(2));
		for (int i = 0; i < 20; i++) {
			assertThat(this.peer.advance(IDLE.dividedBy(2))).isEmpty();
		}
		this.peer.runHandlers();
		assertThat(this.peer.isOpen()).isTrue();
		assertThat(this.peer.advance(IDLE)).isEqualTo(FIRST);
	}

	@Test
	void givesAPeerOfOursASignOfLifeWhileItCannotHear() {
		this.peer.open(SERVICE, OURS);
		this.peer.send(MESSAGE.repeat(2));
		for (int i = 0; i < 5; i++) {
			assertThat(this.peer.advance(IDLE.minus(MOMENT))).isEmpty();
			assertThat(this.peer.advance(MOMENT)).isEqualTo(SIGN_OF_LIFE);
		}
		this.peer.runHandlers();
		assertThat(this.peer.advance(IDLE)).isEqualTo(FIRST);
		assertThat(this.peer.send(SIGN_OF_LIFE)).isEmpty();
		assertThat(this.peer.advance(IDLE)).isEqualTo(RawPeer.keepAlive("\"2\"", true));
	}

	@ParameterizedTest
	@CsvSource({ "9.0.0a31, 150", "diset-java/0.1.0, 20", "diset-java/, 20", "diset-jav, 150" })
	void dropsAPeerThatDoesNotAnswerInTime(String version, int seconds) throws Exception {
		this.peer.open(SERVICE, version);
		assertThat(this.peer.advance(IDLE)).isEqualTo(FIRST);
		assertThat(this.peer.advance(Duration.ofSeconds(seconds).minus(MOMENT))).isEmpty();
		assertThat(this.peer.isOpen()).isTrue();
		assertThat(this.events.rest()).isEmpty();
		assertThat(this.peer.advance(MOMENT)).isEmpty();
		assertThat(this.peer.isOpen()).isFalse();
		this.peer.advance(IDLE);
		assertThat(this.events.rest()).containsExactly("drop TIMEOUT");
		assertThat(this.events.nextReason().text())
			.isEqualTo("No answer to a keep-alive within %d ms".formatted(seconds * 1000));
	}

	@Test
	void doesNotAskAgainBeforeThePeerHasAnswered() {
		this.peer.open(SERVICE);
		assertThat(this.peer.advance(IDLE)).isEqualTo(FIRST);
		connection().send(new Pong(1));
		assertThat(this.peer.runHandlers()).isEqualTo(RawPeer.frame(RawPeer.message("Pong", "1")));
		for (int second = 0; second < FOREIGN_TIMEOUT.toSeconds() - 1; second++) {
			assertThat(this.peer.advance(Duration.ofSeconds(1))).isEmpty();
		}
		assertThat(this.peer.send(RawPeer.keepAlive("\"1\"", false))).isEmpty();
		assertThat(this.peer.advance(IDLE.minus(MOMENT))).isEmpty();
		assertThat(this.peer.advance(MOMENT)).isEqualTo(RawPeer.keepAlive("\"2\"", true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "9.0.0a31", OURS })
	void asksAgainAfterAnotherWhile(String version) {
		this.peer.open(SERVICE, version);
		assertThat(this.peer.advance(IDLE)).isEqualTo(FIRST);
		for (int id = 1; id < 10; id++) {
			this.peer.advance(Duration.ofSeconds(5));
			assertThat(this.peer.send(RawPeer.keepAlive("\"" + id + "\"", false))).isEmpty();
			assertThat(this.peer.advance(IDLE.minus(MOMENT))).isEmpty();
			assertThat(this.peer.advance(MOMENT)).isEqualTo(RawPeer.keepAlive("\"" + (id + 1) + "\"", true));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "dka", "5", "70:{\"OK\": true, ", "3:d" })
	void takesAnyByteForLife(String bytes) {
		this.peer.open(SERVICE, OURS);
		assertThat(this.peer.advance(IDLE)).isEqualTo(FIRST);
		this.peer.advance(TIMEOUT.minus(MOMENT));
		assertThat(this.peer.send(bytes)).isEmpty();
		assertThat(this.peer.advance(IDLE.minus(MOMENT))).isEmpty();
		assertThat(this.peer.isOpen()).isTrue();
	}

	@Test
	void takesItForLifeWhenThePeerAsksAsWell() {
		this.peer.open(SERVICE, OURS);
		assertThat(this.peer.advance(IDLE)).isEqualTo(FIRST);
		assertThat(this.peer.send(FIRST)).isEqualTo(RawPeer.keepAlive("\"1\"", false));
		assertThat(this.peer.advance(IDLE.minus(MOMENT))).isEmpty();
		assertThat(this.peer.advance(MOMENT)).isEqualTo(RawPeer.keepAlive("\"2\"", true));
	}

	@Test
	void countsNoTimeInWhichReadingWasPaused() throws Exception {
		this.peer.open(SERVICE, OURS);
		assertThat(this.peer.advance(IDLE)).isEqualTo(FIRST);
		this.peer.advance(TIMEOUT.minus(MOMENT));
		this.peer.send(MESSAGE.repeat(2));
		for (int i = 0; i < 20; i++) {
			assertThat(this.peer.advance(IDLE)).isEqualTo(SIGN_OF_LIFE);
		}
		assertThat(this.peer.isOpen()).isTrue();
		this.peer.runHandlers();
		assertThat(this.peer.advance(IDLE)).isEqualTo(RawPeer.keepAlive("\"2\"", true));
		this.peer.advance(TIMEOUT);
		assertThat(this.peer.isOpen()).isFalse();
		assertThat(this.events.rest()).containsExactly("drop TIMEOUT");
	}

	@Test
	void asksInTheEncodingThatThePeerUsedLast() {
		this.peer.open(SERVICE);
		this.peer.send("dka" + RawPeer.frame("ds2:OKb1s5:Valueds2:ids1:as6:kapingb0ee"));
		assertThat(this.peer.advance(IDLE)).isEqualTo("dka" + RawPeer.frame("ds2:OKb1s5:Valueds2:ids1:1s6:kapingb1ee"));
	}

	@Test
	void doesNotAskAConnectionThatIsBeingClosed() {
		this.peer.open(SERVICE);
		this.peer.advance(IDLE.minus(MOMENT));
		connection().close();
		assertThat(this.peer.runHandlers()).isEmpty();
		assertThat(this.peer.advance(IDLE.multipliedBy(10))).isEmpty();
		assertThat(this.events.rest()).containsExactly("drop CLOSED");
	}

	private DisetConnection connection() {
		return this.peer.registry().all().iterator().next();
	}

}
