package io.diset.connection;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.diset.message.DisetMessage;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.Await;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers that return streams of messages.
 */
class ReplyStreamTests {

	private static final String SERVICE = "Framework/PingPong";

	private final NotedEvents events = new NotedEvents();

	private final AtomicReference<Flux<?>> stream = new AtomicReference<>(Flux.empty());

	private final RunningServer server = RunningServer.of(ServiceDefinition.builder(SERVICE)
		.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP, (connection, ping) -> this.stream.get())
		.onMessage(MessageType.of(BlockingPing.class), Execution.EXECUTOR, (connection, ping) -> this.stream.get())
		.onMessage(MessageType.of(Pong.class), Execution.EVENT_LOOP, (connection, pong) -> pong)
		.onDrop(Execution.EXECUTOR, this.events.drop())
		.build());

	@AfterEach
	void stop() {
		this.server.close();
		assertThat(this.events.rest()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Execution.class)
	void areSentInOrder(Execution execution) throws Exception {
		this.stream.set(Flux.range(0, 500).map(Pong::new).publishOn(Schedulers.parallel()));
		try (RawPeer peer = connect()) {
			peer.send(RawPeer.message((execution == Execution.EXECUTOR) ? "BlockingPing" : "Ping", "1"));
			for (int i = 0; i < 500; i++) {
				assertThat(peer.receive()).isEqualTo(RawPeer.message("Pong", String.valueOf(i)));
			}
		}
		assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
	}

	@Test
	void doNotHoldUpTheNextMessages() throws Exception {
		this.stream.set(Flux.never());
		try (RawPeer peer = connect()) {
			peer.send(RawPeer.message("Ping", "1")).send(RawPeer.message("Pong", "2"));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Pong", "2"));
		}
		assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
	}

	@Test
	void holdUpTheNextMessagesOnceTooManyAreRunning() throws Exception {
		Sinks.Many<Pong> sink = Sinks.many().multicast().directBestEffort();
		this.stream.set(sink.asFlux());
		try (RawPeer peer = connect()) {
			for (int i = 0; i <= ReplyStreams.MAX; i++) {
				peer.send(RawPeer.message("Ping", "1"));
			}
			Await.until(() -> sink.currentSubscriberCount() == ReplyStreams.MAX + 1);
			peer.send(RawPeer.message("Pong", "2")).sync();
			sink.tryEmitNext(new Pong(1));
			for (int i = 0; i <= ReplyStreams.MAX; i++) {
				assertThat(peer.receive()).isEqualTo(RawPeer.message("Pong", "1"));
			}
			sink.tryEmitComplete();
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Pong", "2"));
		}
		assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
	}

	@Test
	void areCancelledWithTheConnectionAlsoWhenEventsWaitForThem() throws Exception {
		AtomicInteger cancelled = new AtomicInteger();
		this.stream.set(Flux.never().doOnCancel(cancelled::incrementAndGet));
		try (RawPeer peer = connect()) {
			for (int i = 0; i < ReplyStreams.MAX + 3; i++) {
				peer.send(RawPeer.message("Ping", "1"));
			}
			peer.sync();
		}
		assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
		assertThat(cancelled).hasValue(ReplyStreams.MAX + 1);
	}

	@Test
	void thatHaveNotBegunYetDoNotHoldUpTheEndOfTheConnection() throws Exception {
		AtomicInteger asked = new AtomicInteger();
		this.stream.set(Flux.from((subscriber) -> asked.incrementAndGet()));
		try (RawPeer peer = connect()) {
			for (int i = 0; i <= ReplyStreams.MAX; i++) {
				peer.send(RawPeer.message("Ping", "1"));
			}
			Await.until(() -> asked.get() == ReplyStreams.MAX + 1);
		}
		assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
	}

	@Test
	void areAskedForNoMoreThanTheSocketTakes() throws Exception {
		AtomicInteger made = new AtomicInteger();
		Huge huge = new Huge(BigInteger.TEN.pow(50_000));
		this.stream.set(Flux.generate((sink) -> {
			made.incrementAndGet();
			sink.next(huge);
		}).take(1000));
		try (RawPeer peer = RawPeer.connectNarrow(this.server.port())) {
			peer.open(SERVICE, "{}");
			peer.send(RawPeer.message("Ping", "1"));
			// Whatever the socket has taken: a peer that does not read gets no further
			int before;
			do {
				before = made.get();
				peer.receive();
			}
			while (made.get() != before);
			assertThat(made.get()).isBetween(ReplyStream.WINDOW, 1000 - 1);
		}
		assertThat(this.events.next()).startsWith("drop ");
	}

	@Test
	void thatFailTellThePeerAndClose() throws Exception {
		this.stream.set(Flux.concat(Flux.just(new Pong(1)), Flux.error(new DisetException("no more"))));
		try (RawPeer peer = connect()) {
			peer.send(RawPeer.message("Ping", "1"));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Pong", "1"));
			assertThat(peer.receiveFrame()).isEqualTo(RawPeer.error(0, "no more"));
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		assertThat(this.events.next()).isEqualTo("drop HANDLER_ERROR");
	}

	@Test
	void ofSomethingElseThanMessagesTellThePeerAndClose() throws Exception {
		this.stream.set(Flux.just("text"));
		try (RawPeer peer = connect()) {
			peer.send(RawPeer.message("Ping", "1"));
			assertThat(peer.receiveFrame()).isEqualTo(RawPeer.error(0, "Server error while serving Ping"));
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		assertThat(this.events.next()).isEqualTo("drop HANDLER_ERROR");
	}

	private RawPeer connect() throws Exception {
		RawPeer peer = this.server.connect();
		peer.open(SERVICE, "{}");
		return peer;
	}

	@DisetMessage("BlockingPing")
	record BlockingPing(long id) {
	}

	@DisetMessage("Huge")
	record Huge(BigInteger digits) {
	}

}
