package io.diset.connection;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.message.DisetMessage;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Sockets whose peers do not read.
 */
class SlowPeerTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final Duration SHORT = Duration.ofMillis(200);

	private static final int LIMIT = 500_000;

	// Digits are the cheapest bytes to encode while leaks are being watched
	private static final Huge HUGE = new Huge(BigInteger.TEN.pow(50_000));

	private final NotedEvents events = new NotedEvents();

	private final BlockingQueue<DisetConnection> connections = new LinkedBlockingQueue<>();

	private RunningServer server;

	@AfterEach
	void stop() {
		this.server.close();
		assertThat(this.events.rest()).isEmpty();
	}

	@Test
	void makeTheirSendersWaitAndGetEverythingInTheEnd() throws Exception {
		start(Execution.EVENT_LOOP, LONG);
		try (RawPeer peer = Stage.ESTABLISHED.reach(RawPeer.connectNarrow(this.server.port()), SERVICE)) {
			DisetConnection connection = this.connections.poll(10, TimeUnit.SECONDS);
			List<Mono<Void>> sent = fill(connection);
			Mono<Void> refused = sent.remove(sent.size() - 1);
			assertThatExceptionOfType(SendLimitException.class).isThrownBy(refused::block)
				.withMessage("More than 500000 bytes would wait to be sent");
			assertThat(connection.isOpen()).isTrue();
			for (int i = 0; i < sent.size(); i++) {
				assertThat(peer.receive()).contains("Huge");
			}
			assertThat(Mono.when(sent).blockOptional(LONG)).isEmpty();
			connection.send(new Pong(1));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Pong", "1"));
		}
		assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
	}

	@Test
	void areCutOffWhenTheyTakeTooLong() throws Exception {
		start(Execution.EVENT_LOOP, SHORT);
		try (RawPeer peer = Stage.ESTABLISHED.reach(RawPeer.connectNarrow(this.server.port()), SERVICE)) {
			List<Mono<Void>> sent = fill(this.connections.poll(10, TimeUnit.SECONDS));
			assertThat(this.events.next()).isEqualTo("drop TIMEOUT");
			assertThatExceptionOfType(ConnectionClosedException.class)
				.isThrownBy(() -> sent.get(sent.size() - 2).block())
				.withMessage("Connection closed: The peer reads nothing of what is sent");
			assertThat(peer.socket().isConnected()).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void areCutOffWhenTheyLeaveTooManyReplies(Execution where) throws Exception {
		start(where, LONG);
		try (RawPeer peer = Stage.ESTABLISHED.reach(RawPeer.connectNarrow(this.server.port()), SERVICE)) {
			for (int i = 0; i < 200; i++) {
				peer.send(RawPeer.message("Ping", "1"));
			}
			assertThat(this.events.next()).isEqualTo("drop LIMIT");
			assertThat(this.events.nextReason().text()).isEqualTo("Too many replies wait to be read");
		}
	}

	@Test
	void failWhatWaitsForThemWhenTheyReset() throws Exception {
		start(Execution.EVENT_LOOP, LONG);
		RawPeer peer = Stage.ESTABLISHED.reach(RawPeer.connectNarrow(this.server.port()), SERVICE);
		List<Mono<Void>> sent = fill(this.connections.poll(10, TimeUnit.SECONDS));
		peer.reset();
		assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
		assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> sent.get(sent.size() - 2).block())
			.withMessage("Connection closed by peer");
	}

	@Test
	void doNotKeepTheServerFromStopping() throws Exception {
		start(Execution.EVENT_LOOP, LONG);
		try (RawPeer peer = Stage.ESTABLISHED.reach(RawPeer.connectNarrow(this.server.port()), SERVICE)) {
			fill(this.connections.poll(10, TimeUnit.SECONDS));
			this.server.stop(LONG);
			assertThat(this.events.next()).isEqualTo("drop STOPPING");
			assertThat(peer.socket().isConnected()).isTrue();
		}
	}

	// Sends until there is no room; the last one was refused
	private static List<Mono<Void>> fill(DisetConnection connection) {
		List<Mono<Void>> sent = new ArrayList<>();
		Mono<Void> last = Mono.empty();
		for (int i = 0; i < 1000 && !isRefused(last); i++) {
			last = connection.send(HUGE);
			sent.add(last);
		}
		return sent;
	}

	private static boolean isRefused(Mono<Void> sent) {
		return sent.toFuture().isCompletedExceptionally();
	}

	private void start(Execution where, Duration writeTimeout) {
		this.server = RunningServer.with(
				(builder) -> builder
					.connection(ConnectionSettings.builder()
						.maxMessageSize(1024)
						.inboundWindow(16)
						.maxPendingBytes(LIMIT)
						.frameTimeout(LONG)
						.writeTimeout(writeTimeout)
						.foreignWriteTimeout(writeTimeout)
						.closeTimeout(SHORT)
						.build())
					.service(ServiceDefinition.builder(SERVICE).onConnect(where, (connection) -> {
						this.connections.add(connection);
						return null;
					})
						.onMessage(MessageType.of(Ping.class), where, (connection, ping) -> HUGE)
						.onDrop(where, this.events.drop())
						.build()));
	}

	@DisetMessage("Huge")
	record Huge(BigInteger value) {
	}

}
