package io.diset.connection;

import java.time.Duration;

import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.Acks;
import io.diset.wire.NotedEvents;
import io.diset.wire.NotedLog;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What those who measure learn of a connection.
 */
class ConnectionMetricsTests {

	private static final Duration LONG = Duration.ofDays(1);

	private static final Duration TIMEOUT = Duration.ofSeconds(40);

	private static final int PLENTY = 1_000_000;

	private final NotedMetrics metrics = new NotedMetrics();

	private final NotedEvents events = new NotedEvents();

	private NarrowChannel channel;

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void learnOfBothEndsOfAConnection() {
		open(settings());
		assertThat(this.metrics.take()).containsExactly("opened");
		this.channel.close();
		assertThat(this.metrics.take()).containsExactly("closed PEER_CLOSED");
	}

	@Test
	void learnThatAMessageWasHandledAndAnswered() {
		openQuietly(settings());
		receive(RawPeer.message("Ping", "1"));
		assertThat(this.metrics.take()).containsExactly("received Ping ACCEPTED", "handled Ping true");
		this.channel.take(PLENTY);
		assertThat(this.metrics.take()).containsExactly("sent Pong SENT");
	}

	@Test
	void learnThatAHandlerHasFailed() {
		openQuietly(settings());
		receive(RawPeer.message("Ping", "-1"));
		assertThat(this.metrics.take()).containsExactly("received Ping ACCEPTED", "handled Ping false");
	}

	@Test
	void neverLearnTheNameOfAMessageThatIsNotKnown() {
		openQuietly(settings());
		receive(RawPeer.message("Made/Up", "1"));
		assertThat(this.metrics.take()).containsExactly("received unknown UNKNOWN");
	}

	@Test
	void learnThatAMessageDoesNotAgreeWithItsDefinition() {
		openQuietly(settings());
		receive(RawPeer.message("Ping", "\"no number\""));
		assertThat(this.metrics.take()).containsExactly("received Ping MALFORMED");
	}

	@Test
	void learnHowManyBytesThereWere() {
		open(settings());
		String ping = RawPeer.message("Ping", "1");
		receive(ping);
		assertThat(this.metrics.bytesReceived()).isEqualTo(RawPeer.frame(ping).length());
		assertThat(this.metrics.bytesSent()).isEqualTo(RawPeer.frame(RawPeer.message("Pong", "1")).length());
	}

	@Test
	void learnThatThereWasNoRoom() {
		openQuietly(settings().maxPendingMessages(1));
		send();
		send();
		assertThat(this.metrics.take()).containsExactly("sent Pong DROPPED");
	}

	@Test
	void learnThatThereWasNoRoomForAReply() {
		openQuietly(settings().maxPendingMessages(1));
		send();
		this.channel.connection().reply(new Pong(2));
		assertThat(this.metrics.take()).containsExactly("sent Pong DROPPED");
	}

	@Test
	void learnThatTooManyAcknowledgementsWereWaitedFor() {
		openQuietly(settings().maxAwaitedAcknowledgements(1));
		this.channel.connection().sendAndAwaitAck(new Pong(1));
		this.channel.connection().sendAndAwaitAck(new Pong(2));
		assertThat(this.metrics.take()).containsExactly("sent Pong DROPPED");
	}

	@Test
	void learnThatAMessageHasWaitedForTooLong() {
		openQuietly(settings().queueTimeout(TIMEOUT).maxPendingMessages(100_000));
		for (int i = 0; i < 3000; i++) {
			send();
		}
		assertThat(this.metrics.take()).isEmpty();
		for (int i = 0; i < 8; i++) {
			this.channel.advance(TIMEOUT.dividedBy(4));
		}
		assertThat(this.metrics.take()).isNotEmpty().containsOnly("sent Pong EXPIRED");
	}

	@Test
	void learnThatAConnectionHasEndedBeforeAMessageWasSent() {
		openQuietly(settings());
		send();
		this.channel.close();
		assertThat(this.metrics.take()).containsExactlyInAnyOrder("sent Pong FAILED", "closed PEER_CLOSED");
	}

	@Test
	void learnHowLongAnAcknowledgementTakes() {
		openQuietly(settings());
		String id = awaitAcknowledgement();
		this.channel.advance(Duration.ofSeconds(3));
		receive(Acks.ok(id));
		assertThat(this.metrics.take()).containsExactly("acknowledged ACCEPTED after PT3S");
	}

	@Test
	void learnThatThePeerRefusesAMessage() {
		openQuietly(settings());
		String id = awaitAcknowledgement();
		this.channel.advance(Duration.ofSeconds(2));
		receive(Acks.error(id, 7, "No"));
		assertThat(this.metrics.take()).contains("acknowledged REFUSED after PT2S");
	}

	@Test
	void learnThatThereWasNoAcknowledgementInTime() {
		openQuietly(settings().acknowledgementTimeout(Duration.ofSeconds(5)));
		awaitAcknowledgement();
		this.channel.advance(Duration.ofSeconds(5));
		assertThat(this.metrics.take()).containsExactly("acknowledged TIMEOUT after PT5S");
	}

	@Test
	void learnThatAConnectionHasEndedBeforeAnAcknowledgement() {
		openQuietly(settings());
		awaitAcknowledgement();
		this.channel.advance(Duration.ofSeconds(1));
		this.channel.close();
		assertThat(this.metrics.take()).contains("acknowledged FAILED after PT1S");
	}

	@Test
	void learnHowLongThePeerTakesToShowThatItIsThere() {
		openQuietly(settings().keepAlive(new KeepAliveSettings(Duration.ofSeconds(10), LONG, LONG)));
		this.channel.take(PLENTY);
		this.channel.advance(Duration.ofSeconds(10));
		assertThat(this.channel.taken()).contains("\"kaping\": true");
		assertThat(this.metrics.take()).isEmpty();
		this.channel.advance(Duration.ofSeconds(2));
		this.channel.receive(RawPeer.keepAlive("\"1\"", false));
		assertThat(this.metrics.take()).containsExactly("kept alive after PT2S");
	}

	@Test
	void doNoHarmWhenTheyFail() throws InterruptedException {
		try (NotedLog log = new NotedLog(MetricsGuard.class.getName())) {
			NotedMetrics failing = new NotedMetrics() {

				@Override
				public void bytesReceived(int count) {
					throw new IllegalStateException("failed on purpose");
				}

				@Override
				public void bytesSent(int count) {
					throw new IllegalStateException("failed on purpose");
				}

				@Override
				void note(String what) {
					throw new LinkageError("failed on purpose");
				}

			};
			open(settings().keepAlive(new KeepAliveSettings(Duration.ofSeconds(10), LONG, LONG)),
					new MetricsGuard(failing).connections(() -> failing));
			this.channel.take(PLENTY);
			receive(RawPeer.message("Ping", "1"));
			assertThat(this.channel.taken()).isEqualTo(RawPeer.frame(RawPeer.message("Pong", "1")));
			String id = awaitAcknowledgement();
			receive(Acks.ok(id));
			this.channel.advance(Duration.ofSeconds(10));
			this.channel.receive(RawPeer.keepAlive("\"1\"", false));
			assertThat(this.channel.connection().backlog()).isEqualTo(new Backlog(1, 0, 0, 0, 0, 0));
			this.channel.close();
			assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
			assertThat(log.rest()).singleElement()
				.asString()
				.startsWith("WARN io.diset.connection.ConnectionMetricsTests")
				.endsWith("has failed: meters may be wrong. This is said once");
		}
	}

	private static ConnectionSettingsBuilder settings() {
		return ConnectionSettings.builder()
			.queueTimeout(LONG)
			.writeTimeout(LONG)
			.foreignWriteTimeout(LONG)
			.acknowledgementTimeout(LONG)
			.keepAlive(new KeepAliveSettings(LONG, LONG, LONG));
	}

	private void openQuietly(ConnectionSettingsBuilder settings) {
		open(settings);
		this.metrics.take();
	}

	private void open(ConnectionSettingsBuilder settings) {
		open(settings, this.metrics);
	}

	private void open(ConnectionSettingsBuilder settings, ConnectionMetrics measuring) {
		ServiceDefinition service = ServiceDefinition.builder("Framework/PingPong")
			.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP, (connection, ping) -> {
				if (ping.id() < 0) {
					throw new IllegalStateException("failed on purpose");
				}
				return new Pong(ping.id());
			})
			.onDrop(Execution.EVENT_LOOP, this.events.drop())
			.build();
		this.channel = new NarrowChannel(new MeasuredService(service, measuring), settings.build());
	}

	private void receive(String body) {
		this.channel.receive(RawPeer.frame(body));
		this.channel.runPendingTasks();
	}

	private void send() {
		this.channel.connection().send(new Pong(1));
		this.channel.runPendingTasks();
	}

	// Returns the id of a message that the socket has taken
	private String awaitAcknowledgement() {
		this.channel.connection().sendAndAwaitAck(new Pong(1));
		this.channel.runPendingTasks();
		this.channel.take(PLENTY);
		this.metrics.take();
		return Acks.idIn(this.channel.taken());
	}

}
