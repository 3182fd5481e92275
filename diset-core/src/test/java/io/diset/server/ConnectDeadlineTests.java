package io.diset.server;

import java.time.Duration;

import io.diset.connection.DisetException;
import io.diset.connection.Execution;
import io.diset.message.MessageType;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A connect handler that decides late, or when the client has gone: accepted means
 * exactly one drop, refused means none.
 */
class ConnectDeadlineTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final String PROPOSAL = RawPeer.frame(RawPeer.proposal(SERVICE));

	private static final String ARGUMENTS = RawPeer.frame("{\"OK\": true, \"Value\": [\"identity\", {}]}");

	private static final String PING = RawPeer.frame(RawPeer.message("Ping", "1"));

	private static final Duration TIMEOUT = HandshakeSettings.DEFAULTS.connectTimeout();

	private static final String TOLD = RawPeer.error(0, "Server error while serving new");

	private final NotedEvents events = new NotedEvents();

	private final Sinks.Empty<Void> decision = Sinks.empty();

	private final EmbeddedPeer peer = new EmbeddedPeer(ServiceDefinition.builder(SERVICE)
		.onConnect(Execution.EXECUTOR, (connection) -> this.decision.asMono())
		.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> {
			this.events.add("Ping");
			return ping;
		})
		.onDrop(Execution.EXECUTOR, this.events.drop())
		.build());

	@AfterEach
	void close() {
		this.peer.close();
	}

	@Test
	void tellsTheClientWhenTheHandlerDoesNotDecide() {
		connect();
		assertThat(this.peer.advance(TIMEOUT.minusMillis(1))).isEmpty();
		assertThat(this.peer.advance(Duration.ofMillis(1))).isEqualTo(TOLD);
		assertThat(this.peer.isOpen()).isFalse();
		assertThat(this.peer.registry().all()).isEmpty();
		assertThat(this.events.rest()).isEmpty();
	}

	@Test
	void dropsOnceWhatIsAcceptedAfterTheDeadline() throws InterruptedException {
		connect();
		this.peer.advance(TIMEOUT);
		this.decision.tryEmitEmpty();
		assertThat(this.peer.runHandlers()).isEmpty();
		assertThat(this.events.rest()).containsExactly("drop TIMEOUT");
		assertThat(this.events.nextReason().text()).isEqualTo("The connect handler did not decide within 30000 ms");
	}

	@Test
	void dropsNothingThatIsRefusedAfterTheDeadline() {
		connect();
		this.peer.advance(TIMEOUT);
		this.decision.tryEmitError(new DisetException("too late"));
		assertThat(this.peer.runHandlers()).isEmpty();
		assertThat(this.events.rest()).isEmpty();
	}

	@Test
	void dropsOnceWhatIsAcceptedAfterTheClientLeft() {
		connect();
		this.peer.leave();
		assertThat(this.peer.registry().all()).isEmpty();
		assertThat(this.events.rest()).isEmpty();
		this.decision.tryEmitEmpty();
		this.peer.runHandlers();
		assertThat(this.events.rest()).containsExactly("drop PEER_CLOSED");
	}

	@Test
	void dropsNothingThatIsRefusedAfterTheClientLeft() {
		connect();
		this.peer.leave();
		this.decision.tryEmitError(new IllegalStateException("no"));
		this.peer.runHandlers();
		assertThat(this.events.rest()).isEmpty();
	}

	@Test
	void dropsOnceWhatIsAcceptedAfterTheClientWentWrong() {
		connect();
		assertThat(this.peer.send("wrong")).isEqualTo(RawPeer.error(0, "Invalid frame: not a length"));
		this.decision.tryEmitEmpty();
		assertThat(this.peer.runHandlers()).isEmpty();
		assertThat(this.events.rest()).containsExactly("drop PROTOCOL_ERROR");
	}

	@Test
	void handlesWhatWasSentTooEarlyAfterTheReply() {
		connect();
		assertThat(this.peer.send(PING)).isEmpty();
		assertThat(this.peer.runHandlers()).isEmpty();
		this.decision.tryEmitEmpty();
		assertThat(this.peer.runHandlers()).isEqualTo(RawPeer.frame("{\"OK\": true, \"Value\": null}") + PING);
		assertThat(this.events.rest()).containsExactly("Ping");
	}

	@Test
	void handlesNothingThatWasSentToARefusedConnection() {
		connect();
		this.peer.send(PING);
		this.decision.tryEmitError(new DisetException(1117, "no"));
		assertThat(this.peer.runHandlers()).isEqualTo(RawPeer.error(1117, "no"));
		assertThat(this.events.rest()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void isLiftedWhenTheHandlerDecides(boolean accepts) {
		connect();
		this.peer.advance(TIMEOUT.minusMillis(1));
		if (accepts) {
			this.decision.tryEmitEmpty();
		}
		else {
			this.decision.tryEmitError(new DisetException("no"));
		}
		assertThat(this.peer.runHandlers()).isNotEmpty();
		assertThat(this.peer.advance(TIMEOUT)).isEmpty();
		assertThat(this.peer.isOpen()).isEqualTo(accepts);
	}

	@Test
	void isSetFromTheMomentTheArgumentsAreThere() {
		this.peer.send(PROPOSAL);
		this.peer.send(ARGUMENTS);
		// The handler still waits for a thread of the executor
		assertThat(this.peer.advance(TIMEOUT)).isEqualTo(TOLD);
		this.decision.tryEmitEmpty();
		this.peer.runHandlers();
		assertThat(this.events.rest()).containsExactly("drop TIMEOUT");
	}

	@Test
	void leavesAHandlerAloneWhoseClientIsGone() {
		Sinks.Empty<Void> never = Sinks.empty();
		EmbeddedPeer leaving = new EmbeddedPeer(ServiceDefinition.builder(SERVICE)
			.onConnect(Execution.EVENT_LOOP,
					(connection) -> never.asMono()
						.doOnCancel(() -> this.events.add("cancelled"))
						.then(Mono.fromRunnable(() -> this.events.add("decided"))))
			.onDrop(Execution.EVENT_LOOP, this.events.drop())
			.build());
		leaving.send(PROPOSAL);
		leaving.send(ARGUMENTS);
		leaving.leave();
		assertThat(this.events.rest()).isEmpty();
		never.tryEmitEmpty();
		leaving.runHandlers();
		leaving.close();
		assertThat(this.events.rest()).containsExactly("decided", "drop PEER_CLOSED");
	}

	private void connect() {
		this.peer.send(PROPOSAL);
		assertThat(this.peer.send(ARGUMENTS)).isEmpty();
		assertThat(this.peer.runHandlers()).isEmpty();
	}

}
