package io.diset.connection;

import java.time.Duration;

import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedEvents;
import io.diset.wire.RawPeer;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A peer that takes nothing of what is sent to it is cut off.
 */
class WriteTimeoutTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final Duration MOMENT = Duration.ofMillis(1);

	private static final int LIMIT = 10_000;

	private final NotedEvents events = new NotedEvents();

	private final NarrowChannel channel = new NarrowChannel(
			ServiceDefinition.builder("Framework/PingPong").onDrop(Execution.EVENT_LOOP, this.events.drop()).build(),
			ConnectionSettings.builder()
				.maxMessageSize(1024)
				.inboundWindow(16)
				.maxPendingBytes(LIMIT)
				.frameTimeout(TIMEOUT)
				.writeTimeout(TIMEOUT)
				.foreignWriteTimeout(TIMEOUT)
				.queueTimeout(Duration.ofDays(1))
				.closeTimeout(Duration.ofSeconds(5))
				.build());

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void passesWhenTheSocketTakesNothing() throws Exception {
		Mono<Void> sent = send(100);
		this.channel.advance(TIMEOUT.minus(MOMENT));
		assertThat(this.channel.closeReason()).isNull();
		this.channel.advance(MOMENT);
		assertThat(this.channel.isOpen()).isFalse();
		assertThat(this.events.next()).isEqualTo("drop TIMEOUT");
		assertThat(this.events.nextReason().text()).isEqualTo("The peer reads nothing of what is sent");
		assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(sent::block)
			.withMessage("Connection closed: The peer reads nothing of what is sent");
	}

	@Test
	void isMovedByEachFrameThatTheSocketTakes() {
		send(100);
		send(100);
		this.channel.advance(TIMEOUT.minus(MOMENT));
		this.channel.take(100);
		this.channel.advance(TIMEOUT.minus(MOMENT));
		assertThat(this.channel.closeReason()).isNull();
		this.channel.advance(TIMEOUT);
		assertThat(this.channel.closeReason().kind()).isEqualTo(CloseReason.Kind.TIMEOUT);
	}

	@Test
	void isMovedByEachByteOfALongFrame() {
		Mono<Void> sent = send(20);
		for (int i = 0; i < 20; i++) {
			this.channel.advance(TIMEOUT.minus(MOMENT));
			assertThat(this.channel.closeReason()).isNull();
			this.channel.take(1);
		}
		assertThat(sent.blockOptional()).isEmpty();
		this.channel.advance(TIMEOUT.multipliedBy(2));
		assertThat(this.channel.closeReason()).isNull();
	}

	@Test
	void doesNotRunWhileNothingWaits() {
		this.channel.take(1000);
		send(100);
		this.channel.advance(TIMEOUT.multipliedBy(3));
		assertThat(this.channel.closeReason()).isNull();
		send(1000);
		this.channel.advance(TIMEOUT.multipliedBy(2));
		assertThat(this.channel.closeReason().kind()).isEqualTo(CloseReason.Kind.TIMEOUT);
	}

	@Test
	void isNotMovedByWhatIsSentMeanwhile() {
		for (int second = 0; second < TIMEOUT.toSeconds(); second++) {
			assertThat(this.channel.closeReason()).isNull();
			send(100);
			this.channel.advance(Duration.ofSeconds(1));
		}
		assertThat(this.channel.closeReason().kind()).isEqualTo(CloseReason.Kind.TIMEOUT);
	}

	@Test
	void tellsWhoeverSentThatThePeerIsGone() {
		Mono<Void> sent = send(100);
		this.channel.close();
		assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(sent::block)
			.withMessage("Connection closed by peer");
	}

	@Test
	void passesAlsoWhereAMessageWaitsBehindAnswersToKeepAlives() throws Exception {
		String ping = RawPeer.keepAlive("\"" + "x".repeat(900) + "\"", true);
		for (int i = 0; i < 100 && this.channel.isWritable(); i++) {
			this.channel.receive(ping);
		}
		assertThat(this.channel.isWritable()).isFalse();
		send(100);
		this.channel.advance(TIMEOUT);
		assertThat(this.events.next()).isEqualTo("drop TIMEOUT");
	}

	@Test
	void isNotWaitedForWhenAPeerSendsKeepAlivesAndReadsNoAnswers() throws Exception {
		String ping = RawPeer.keepAlive("\"" + "x".repeat(900) + "\"", true);
		for (int i = 0; i < 1000 && this.channel.isOpen(); i++) {
			this.channel.receive(ping);
		}
		assertThat(this.channel.isOpen()).isFalse();
		assertThat(this.events.next()).isEqualTo("drop LIMIT");
		assertThat(this.events.nextReason().text()).isEqualTo("The peer does not read the answers to what it sends");
	}

	@Test
	void isNotWaitedForWhenAPeerReadsTheAnswersToItsKeepAlives() {
		this.channel.take(1_000_000);
		for (int i = 0; i < 1000; i++) {
			this.channel.receive(RawPeer.keepAlive("\"x\"", true));
		}
		assertThat(this.channel.closeReason()).isNull();
	}

	private Mono<Void> send(int length) {
		Mono<Void> sent = this.channel.connection()
			.sender()
			.sendFrame("Bytes", Unpooled.wrappedBuffer(new byte[length]), null, Unpooled::buffer);
		this.channel.runPendingTasks();
		return sent;
	}

}
