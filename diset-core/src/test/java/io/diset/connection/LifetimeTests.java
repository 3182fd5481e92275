package io.diset.connection;

import java.time.Duration;
import java.util.stream.Stream;

import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LifetimeTests {

	private static final Duration TIME = Duration.ofMinutes(10);

	private static final Duration MOMENT = Duration.ofMillis(1);

	private final NotedEvents events = new NotedEvents();

	private final Sinks.Empty<Void> mayEnd = Sinks.empty();

	private NarrowChannel channel;

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void endsWhenNoMessageHasPassedForATime() throws InterruptedException {
		open(new Lifetime(TIME, null, 0));
		this.channel.advance(TIME.minus(MOMENT));
		assertThat(this.channel.closeReason()).isNull();
		this.channel.advance(MOMENT);
		assertThat(this.channel.closeReason()).hasToString("LIFETIME (idle for its maximum time)");
		this.channel.advance(TIME);
		assertThat(this.events.next()).isEqualTo("drop LIFETIME");
		assertThat(this.channel.taken()).isEmpty();
	}

	@Test
	void isNotIdleWhileMessagesAreReceived() {
		open(new Lifetime(TIME, null, 0));
		this.channel.advance(TIME.minus(MOMENT));
		receive("Pong");
		this.channel.advance(MOMENT);
		assertThat(this.channel.closeReason()).isNull();
		this.channel.advance(TIME);
		assertThat(this.channel.closeReason().kind()).isEqualTo(CloseReason.Kind.LIFETIME);
	}

	@Test
	void isNotIdleWhileMessagesAreSent() {
		open(new Lifetime(TIME, null, 0));
		this.channel.connection().send(new Pong(1));
		this.channel.runPendingTasks();
		this.channel.advance(TIME);
		assertThat(this.channel.closeReason()).isNull();
		this.channel.advance(TIME);
		assertThat(this.channel.closeReason().kind()).isEqualTo(CloseReason.Kind.LIFETIME);
	}

	@Test
	void isIdleAlsoWhenThereAreKeepAlives() {
		open(new Lifetime(TIME, null, 0));
		this.channel.advance(TIME.minus(MOMENT));
		this.channel.receive(RawPeer.keepAlive("1", true));
		this.channel.advance(MOMENT);
		assertThat(this.channel.closeReason().kind()).isEqualTo(CloseReason.Kind.LIFETIME);
	}

	@Test
	void isNotIdleWhileAHandlerRuns() {
		open(new Lifetime(TIME, null, 0));
		receive("Ping");
		for (int i = 0; i < 5; i++) {
			this.channel.advance(TIME);
		}
		assertThat(this.channel.closeReason()).isNull();
		this.mayEnd.tryEmitEmpty();
		this.channel.advance(TIME);
		assertThat(this.channel.closeReason().kind()).isEqualTo(CloseReason.Kind.LIFETIME);
	}

	@Test
	void endsAtItsMaximumAge() {
		open(new Lifetime(null, TIME, 0));
		this.channel.advance(TIME.minus(MOMENT));
		receive("Pong");
		assertThat(this.channel.closeReason()).isNull();
		this.channel.advance(MOMENT);
		assertThat(this.channel.closeReason()).hasToString("LIFETIME (open for its maximum age)");
	}

	@Test
	void isUnlimitedIfNothingIsSaid() {
		open(Lifetime.UNLIMITED);
		this.channel.advance(Duration.ofDays(1000));
		assertThat(this.channel.closeReason()).isNull();
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.1, 0.5, 1 })
	void isShortenedByChance(double jitter) {
		open(Lifetime.UNLIMITED);
		Lifetime lifetime = new Lifetime(null, TIME, jitter);
		Duration least = Duration.ofMillis(Math.max(1, Math.round(TIME.toMillis() * (1 - jitter))));
		assertThat(lifetime.shortened(TIME)).isBetween(least, TIME);
		assertThat(Stream.generate(() -> lifetime.shortened(TIME)).limit(100).distinct().count()).isGreaterThan(1);
	}

	@Test
	void refusesWhatMakesNoSense() {
		open(Lifetime.UNLIMITED);
		assertThatIllegalArgumentException().isThrownBy(() -> new Lifetime(Duration.ZERO, null, 0))
			.withMessage("maxIdle and maxAge must be positive");
		assertThatIllegalArgumentException().isThrownBy(() -> new Lifetime(null, TIME.negated(), 0))
			.withMessage("maxIdle and maxAge must be positive");
		assertThatIllegalArgumentException().isThrownBy(() -> new Lifetime(null, null, Double.NaN))
			.withMessage("jitter must be from 0 to 1");
	}

	private void open(Lifetime lifetime) {
		Duration never = Duration.ofDays(10_000);
		this.channel = new NarrowChannel(
				ServiceDefinition.builder("Framework/PingPong")
					.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP,
							(connection, ping) -> this.mayEnd.asMono())
					.onMessage(MessageType.of(Pong.class), Execution.EVENT_LOOP, (connection, pong) -> null)
					.onDrop(Execution.EVENT_LOOP, this.events.drop())
					.build(),
				ConnectionSettings.builder()
					.lifetime(lifetime)
					.keepAlive(new KeepAliveSettings(never, never, never))
					.build());
		this.channel.take(1_000_000);
	}

	private void receive(String message) {
		this.channel.receive(RawPeer.frame(RawPeer.message(message, "1")));
		this.channel.runPendingTasks();
	}

}
