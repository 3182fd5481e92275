package io.diset.server;

import java.io.IOException;
import java.time.Duration;

import io.diset.connection.ConnectionSettings;
import io.diset.connection.Execution;
import io.diset.connection.KeepAliveSettings;
import io.diset.message.MessageType;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that does not do its part in time is told so.
 */
class HandshakeDeadlineTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final String PROPOSAL = RawPeer.frame(RawPeer.proposal(SERVICE));

	private static final String ARGUMENTS = RawPeer.frame("{\"OK\": true, \"Value\": [\"identity\", {}]}");

	private static final String S_OK = RawPeer.frame("{\"OK\": true, \"Value\": null}");

	private static final Duration MOMENT = Duration.ofMillis(1);

	private static final Duration PROPOSAL_TIMEOUT = Duration.ofSeconds(10);

	private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(4);

	private static final String NOTHING = RawPeer.error(0, "Nothing received within 10000 ms");

	private static final String UNFINISHED = RawPeer.error(0, "Frame not finished within 4000 ms");

	private final NotedEvents events = new NotedEvents();

	private final ServiceDefinition service = ServiceDefinition.builder(SERVICE)
		.onConnect(Execution.EXECUTOR, this.events.connect())
		.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> ping)
		.onDrop(Execution.EXECUTOR, this.events.drop())
		.build();

	private final EmbeddedPeer peer = new EmbeddedPeer(this.service,
			new HandshakeSettings(65536, PROPOSAL_TIMEOUT, Duration.ofSeconds(30)),
			ConnectionSettings.builder()
				.maxMessageSize(65536)
				.inboundWindow(256)
				.maxPendingBytes(65536)
				.frameTimeout(FRAME_TIMEOUT)
				.writeTimeout(Duration.ofSeconds(30))
				.foreignWriteTimeout(Duration.ofSeconds(30))
				.closeTimeout(Duration.ofSeconds(5))
				.keepAlive(new KeepAliveSettings(Duration.ofDays(2), Duration.ofDays(2), Duration.ofDays(2)))
				.build());

	@AfterEach
	void close() {
		this.peer.close();
	}

	@Test
	void isSetForTheProposal() {
		assertToldAfter(PROPOSAL_TIMEOUT, NOTHING);
	}

	@Test
	void isSetAnewForTheArguments() {
		assertThat(this.peer.advance(PROPOSAL_TIMEOUT.minus(MOMENT))).isEmpty();
		assertThat(this.peer.send(PROPOSAL)).isEqualTo(S_OK);
		assertToldAfter(PROPOSAL_TIMEOUT, NOTHING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "12:", "d", "dka", "dka5", "0", "100:{\"OK\"" })
	void isSetForTheRestOfAFrame(String start) {
		assertThat(this.peer.send(start)).isEmpty();
		assertToldAfter(FRAME_TIMEOUT, UNFINISHED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "12:", "dka", "100:{\"OK\"" })
	void isSetForTheRestOfAFrameOfArguments(String start) {
		assertThat(this.peer.send(PROPOSAL + start)).isEqualTo(S_OK);
		assertToldAfter(FRAME_TIMEOUT, UNFINISHED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "12:", "dka", "100:{\"OK\"" })
	void isSetForTheRestOfAMessage(String start) throws InterruptedException {
		establish();
		assertThat(this.peer.advance(Duration.ofHours(1))).isEmpty();
		assertThat(this.peer.send(start)).isEmpty();
		assertToldAfter(FRAME_TIMEOUT, UNFINISHED);
		this.peer.runHandlers();
		assertThat(this.events.rest()).containsExactly("connect", "drop TIMEOUT");
		assertThat(this.events.nextReason().text()).isEqualTo("Frame not finished within 4000 ms");
	}

	@Test
	void isNotMovedByAFrameThatGrowsSlowly() {
		establish();
		this.peer.send("100:");
		for (int second = 1; second < FRAME_TIMEOUT.toSeconds(); second++) {
			assertThat(this.peer.advance(Duration.ofSeconds(1))).isEmpty();
			this.peer.send("x");
		}
		assertThat(this.peer.advance(Duration.ofSeconds(1))).isEqualTo(UNFINISHED);
	}

	@Test
	void isMovedByAFrameThatEnds() {
		establish();
		String message = RawPeer.frame(RawPeer.message("Ping", "1"));
		this.peer.send(message.substring(0, 20));
		for (int i = 0; i < 10; i++) {
			assertThat(this.peer.advance(FRAME_TIMEOUT.minus(MOMENT))).isEmpty();
			assertThat(this.peer.send(message.substring(20) + message.substring(0, 20))).isEmpty();
		}
		assertThat(this.peer.advance(FRAME_TIMEOUT.minus(MOMENT))).isEmpty();
		assertThat(this.peer.advance(MOMENT) + this.peer.advance(FRAME_TIMEOUT)).isEqualTo(UNFINISHED);
	}

	@Test
	void isNotMovedByKeepAlives() {
		String ping = RawPeer.keepAlive("\"a\"", true);
		String pong = RawPeer.keepAlive("\"a\"", false);
		for (int second = 1; second < PROPOSAL_TIMEOUT.toSeconds(); second++) {
			assertThat(this.peer.advance(Duration.ofSeconds(1))).isEmpty();
			assertThat(this.peer.send(ping)).isEqualTo(pong);
		}
		assertThat(this.peer.advance(Duration.ofSeconds(1))).isEqualTo(NOTHING);
	}

	@Test
	void isLiftedWhenTheConnectionIsAccepted() {
		establish();
		assertThat(this.peer.advance(Duration.ofDays(1))).isEmpty();
		assertThat(this.peer.isOpen()).isTrue();
	}

	@Test
	void isNoCauseForHandlers() {
		this.peer.send(PROPOSAL);
		this.peer.advance(PROPOSAL_TIMEOUT);
		this.peer.runHandlers();
		assertThat(this.events.rest()).isEmpty();
		assertThat(this.peer.registry().all()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "7", "100:{\"OK\"" })
	void endsTheConnectionOfASocketToo(String sent) throws IOException {
		Duration timeout = Duration.ofMillis(100);
		try (RunningServer server = RunningServer
			.with((builder) -> builder.service(this.service).handshake(new HandshakeSettings(65536, timeout, timeout)));
				RawPeer client = server.connect()) {
			assertThat(client.sendText(sent).receiveToEnd())
				.isEqualTo(RawPeer.error(0, "Nothing received within 100 ms"));
		}
	}

	private void establish() {
		this.peer.send(PROPOSAL);
		this.peer.send(ARGUMENTS);
		assertThat(this.peer.runHandlers()).isEqualTo(S_OK);
	}

	private void assertToldAfter(Duration timeout, String told) {
		assertThat(this.peer.advance(timeout.minus(MOMENT))).isEmpty();
		assertThat(this.peer.isOpen()).isTrue();
		assertThat(this.peer.advance(MOMENT)).isEqualTo(told);
		assertThat(this.peer.isOpen()).isFalse();
	}

}
