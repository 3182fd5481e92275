package io.diset.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Messages that wait for a socket that takes nothing.
 */
class SendQueueTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(40);

	private static final Duration STEP = TIMEOUT.dividedBy(4);

	private static final Duration LONG = Duration.ofDays(1);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/**
	 * More of them than the channel takes without its socket.
	 */
	private static final int MANY = 3000;

	private final NotedEvents events = new NotedEvents();

	private NarrowChannel channel;

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void areNotMoreThanTheLimit() {
		open(SlowPeerPolicy.DROP, 2, 1000);
		Mono<Void> first = send(1);
		Mono<Void> second = send(2);
		assertThatExceptionOfType(SendLimitException.class).isThrownBy(() -> send(3).block(PATIENCE))
			.withMessage("More than 2 messages would wait to be sent");
		takeAll();
		assertThat(Mono.when(first, second, send(4)).blockOptional(PATIENCE)).isEmpty();
		assertThat(this.channel.taken()).isEqualTo(pongs(1, 2, 4));
	}

	@Test
	void areDroppedAfterATime() {
		open(SlowPeerPolicy.DROP, 2 * MANY, 1_000_000);
		List<Mono<Void>> sent = sendMany();
		advance(4);
		this.channel.advance(STEP.minusMillis(1));
		Mono<Void> late = send(MANY + 1);
		assertThat(sent).noneMatch(SendQueueTests::isTimedOut);
		this.channel.advance(Duration.ofMillis(1));
		assertThat(sent).allMatch(SendQueueTests::isTimedOut);
		takeAll();
		assertThat(late.blockOptional(PATIENCE)).isEmpty();
		assertThat(this.channel.taken()).startsWith(pongs(1, 2, 3))
			.endsWith(pongs(MANY + 1))
			.doesNotContain(pongs(MANY));
	}

	@Test
	void areReportedLateAlsoWhenTheChannelHasThem() {
		open(SlowPeerPolicy.DROP, 2 * MANY, 1_000_000);
		Mono<Void> sent = send(1);
		advance(5);
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> sent.block(PATIENCE))
			.havingCause()
			.isInstanceOf(TimeoutException.class)
			.withMessage("Not handed to the socket within 40000 ms");
		takeAll();
		assertThat(this.channel.taken()).isEqualTo(pongs(1));
		assertThat(send(2).blockOptional(PATIENCE)).isEmpty();
	}

	@Test
	void areDroppedAfterATimeIfTheyWantAnAcknowledgement() {
		open(SlowPeerPolicy.DROP, 2 * MANY, 1_000_000);
		sendMany();
		Mono<Void> acknowledged = this.channel.connection().sendAndAwaitAck(new Pong(0));
		advance(5);
		assertThat(isTimedOut(acknowledged)).isTrue();
		takeAll();
		assertThat(this.channel.taken()).doesNotContain("\"Pong\", {\"id\": 0}");
		assertThat(this.channel.connection().isOpen()).isTrue();
	}

	@Test
	void areNeverDroppedIfTheyAreReplies() {
		open(SlowPeerPolicy.DROP, 2 * MANY, 1_000_000);
		for (int i = 1; i <= MANY; i++) {
			this.channel.connection().reply(new Pong(i));
		}
		this.channel.runPendingTasks();
		advance(12);
		takeAll();
		assertThat(this.channel.taken()).endsWith(pongs(MANY - 1, MANY));
	}

	@Test
	void waitForRoomInOrderIfThePolicySaysSo() {
		open(SlowPeerPolicy.WAIT, MANY, 500);
		List<Mono<Void>> sent = new ArrayList<>();
		for (int i = 1; i <= 20; i++) {
			sent.add(send(i));
		}
		takeAll();
		assertThat(Mono.when(sent).blockOptional(PATIENCE)).isEmpty();
		assertThat(this.channel.taken())
			.isEqualTo(pongs(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20));
	}

	@Test
	void waitForRoomNoLongerThanOthers() {
		open(SlowPeerPolicy.WAIT, 70_000, 100);
		List<Mono<Void>> sent = sendMany();
		advance(5);
		assertThat(sent).allMatch(SendQueueTests::isTimedOut);
	}

	@Test
	void areLimitedInNumberAlsoWhereTheyWaitForRoom() {
		open(SlowPeerPolicy.WAIT, 30, 500);
		List<Mono<Void>> sent = new ArrayList<>();
		for (int i = 1; i <= 30; i++) {
			sent.add(send(i));
		}
		assertThatExceptionOfType(SendLimitException.class).isThrownBy(() -> send(31).block(PATIENCE))
			.withMessage("More than 30 messages would wait to be sent");
		takeAll();
		assertThat(Mono.when(sent).blockOptional(PATIENCE)).isEmpty();
		assertThat(send(32).blockOptional(PATIENCE)).isEmpty();
	}

	@Test
	void failWhenTheConnectionEndsWhileTheyWaitForRoom() throws InterruptedException {
		open(SlowPeerPolicy.WAIT, 30, 100);
		send(1);
		Mono<Void> waiting = send(2);
		this.channel.close();
		assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> waiting.block(PATIENCE));
		assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
	}

	@Test
	void areNotMadeForAPeerThatIsLeft() {
		open(SlowPeerPolicy.WAIT, 70_000, 100);
		List<Mono<Void>> sent = sendMany();
		this.channel.connection().close();
		this.channel.runPendingTasks();
		takeAll();
		assertThat(this.channel.taken().length()).isLessThan(100_000);
		assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> sent.get(MANY - 1).block(PATIENCE));
	}

	@Test
	void doNotCostThePeerItsConnectionIfTheyNeverFit() {
		open(SlowPeerPolicy.DISCONNECT, MANY, 10);
		assertThatExceptionOfType(SendLimitException.class).isThrownBy(() -> send(1).block(PATIENCE));
		assertThat(this.channel.closeReason()).isNull();
	}

	@Test
	void disconnectThePeerIfThePolicySaysSo() {
		open(SlowPeerPolicy.DISCONNECT, MANY, 500);
		Mono<Void> last = send(1);
		for (int i = 2; i <= 20 && !last.toFuture().isCompletedExceptionally(); i++) {
			last = send(i);
		}
		Mono<Void> refused = last;
		assertThatExceptionOfType(SendLimitException.class).isThrownBy(() -> refused.block(PATIENCE));
		assertThat(this.channel.closeReason()).hasToString("LIMIT (The peer reads too slowly)");
		takeAll();
		assertThat(this.channel.taken()).endsWith(RawPeer.error(0, "The peer reads too slowly"));
	}

	private void open(SlowPeerPolicy slowPeers, int messages, long bytes) {
		this.channel = new NarrowChannel(
				ServiceDefinition.builder("Framework/PingPong")
					.onDrop(Execution.EVENT_LOOP, this.events.drop())
					.build(),
				ConnectionSettings.builder()
					.slowPeers(slowPeers)
					.maxPendingMessages(messages)
					.maxPendingBytes(bytes)
					.queueTimeout(TIMEOUT)
					.writeTimeout(LONG)
					.foreignWriteTimeout(LONG)
					.acknowledgementTimeout(LONG)
					.keepAlive(new KeepAliveSettings(LONG, LONG, LONG))
					.build());
	}

	private Mono<Void> send(long id) {
		Mono<Void> sent = this.channel.connection().send(new Pong(id));
		this.channel.runPendingTasks();
		return sent;
	}

	private List<Mono<Void>> sendMany() {
		List<Mono<Void>> sent = new ArrayList<>();
		for (int i = 1; i <= MANY; i++) {
			sent.add(send(i));
		}
		return sent;
	}

	private void advance(int steps) {
		for (int i = 0; i < steps; i++) {
			this.channel.advance(STEP);
		}
	}

	private void takeAll() {
		for (int i = 0; i < 100; i++) {
			this.channel.take(100_000);
		}
	}

	private static boolean isTimedOut(Mono<Void> sent) {
		return sent.toFuture().handle((done, failure) -> failure instanceof TimeoutException).getNow(false);
	}

	private static String pongs(long... ids) {
		StringBuilder all = new StringBuilder();
		for (long id : ids) {
			all.append(RawPeer.frame(RawPeer.message("Pong", Long.toString(id))));
		}
		return all.toString();
	}

}
