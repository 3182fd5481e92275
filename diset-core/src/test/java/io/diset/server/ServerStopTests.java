package io.diset.server;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.DisetException;
import io.diset.connection.Execution;
import io.diset.message.MessageType;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ServerStopTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final Duration SHORT = Duration.ofMillis(100);

	private final NotedEvents events = new NotedEvents();

	private final CountDownLatch running = new CountDownLatch(1);

	private final CountDownLatch release = new CountDownLatch(1);

	private RunningServer server;

	@AfterEach
	void stop() {
		this.release.countDown();
		this.server.close();
		assertThat(this.events.rest()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "CONNECTED", "PROPOSED", "ESTABLISHED" })
	void endsConnectionsAtEachStage(Stage stage) throws Exception {
		this.release.countDown();
		start(Execution.EVENT_LOOP);
		try (RawPeer peer = stage.reach(this.server.connect(), SERVICE).sync()) {
			this.server.stop(LONG);
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		if (stage == Stage.ESTABLISHED) {
			assertThat(this.events.next()).isEqualTo("drop STOPPING");
		}
	}

	@Test
	void listensNoMore() throws IOException {
		start(Execution.EVENT_LOOP);
		this.server.stop(LONG);
		assertThatExceptionOfType(ConnectException.class).isThrownBy(this.server::connect);
	}

	@Test
	void sendsWhatIsQueuedFirst() throws Exception {
		start(Execution.EVENT_LOOP);
		try (RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			for (long i = 0; i < 100; i++) {
				this.server.connections().all().iterator().next().send(new Ping(i));
			}
			CompletableFuture<Void> stop = stopInBackground(LONG);
			for (int i = 0; i < 100; i++) {
				assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", String.valueOf(i)));
			}
			assertThat(peer.receiveToEnd()).isEmpty();
			stop.get(10, TimeUnit.SECONDS);
		}
		assertThat(this.events.next()).isEqualTo("drop STOPPING");
	}

	@ParameterizedTest
	@EnumSource
	void waitsForAHandlerThatRuns(Execution drop) throws Exception {
		start(drop);
		try (RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			peer.send(RawPeer.message("Ping", "1"));
			assertThat(this.running.await(10, TimeUnit.SECONDS)).isTrue();
			CompletableFuture<Void> stop = stopInBackground(LONG);
			assertThat(peer.receiveToEnd()).isEmpty();
			assertThat(stop).isNotDone();
			this.release.countDown();
			stop.get(10, TimeUnit.SECONDS);
			assertThat(this.events.rest()).containsExactly("Ping 1", "drop STOPPING");
		}
	}

	@ParameterizedTest
	@EnumSource
	void doesNotWaitLongerThanItsGrace(Execution drop) throws Exception {
		start(drop);
		try (RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			peer.send(RawPeer.message("Ping", "1"));
			assertThat(this.running.await(10, TimeUnit.SECONDS)).isTrue();
			this.server.stop(SHORT);
			assertThat(peer.receiveToEnd()).isEmpty();
			assertThat(this.events.rest()).isEmpty();
		}
		this.release.countDown();
		assertThat(this.events.next()).isEqualTo("Ping 1");
		assertThat(this.events.next()).isEqualTo("drop STOPPING");
	}

	@ParameterizedTest
	@EnumSource
	void dropsAfterItsGraceEvenWhenTheHandlerFails(Execution drop) throws Exception {
		start(drop);
		try (RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			peer.send(RawPeer.message("Ping", "13"));
			assertThat(this.running.await(10, TimeUnit.SECONDS)).isTrue();
			this.server.stop(SHORT);
		}
		this.release.countDown();
		assertThat(this.events.next()).isEqualTo("Ping 13");
		assertThat(this.events.next()).isEqualTo("drop STOPPING");
	}

	@Test
	void dropsAfterItsGraceEvenWhenTheWindowWasFull() throws Exception {
		int window = 4;
		this.server = RunningServer.with((builder) -> builder.service(define(Execution.EXECUTOR))
			.connection(ConnectionSettings.builder()
				.maxMessageSize(1024)
				.inboundWindow(window)
				.maxPendingBytes(1024)
				.frameTimeout(LONG)
				.writeTimeout(LONG)
				.foreignWriteTimeout(LONG)
				.closeTimeout(LONG)
				.build()));
		String ping = RawPeer.frame(RawPeer.message("Ping", "1"));
		try (RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			String mark = RawPeer.keepAlive("1", false);
			peer.sendText(ping.repeat(window - 1) + RawPeer.keepAlive("1", true) + ping);
			assertThat(peer.receiveText(mark.length())).isEqualTo(mark);
			assertThat(this.running.await(10, TimeUnit.SECONDS)).isTrue();
			this.server.stop(SHORT);
		}
		this.release.countDown();
		for (int i = 0; i < window; i++) {
			assertThat(this.events.next()).isEqualTo("Ping 1");
		}
		assertThat(this.events.next()).isEqualTo("drop STOPPING");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void dropsWhatIsAcceptedAfterItsGraceAndNothingElse(boolean accepts) throws Exception {
		this.server = RunningServer
			.of(ServiceDefinition.builder(SERVICE).onConnect(Execution.EXECUTOR, (connection) -> {
				this.running.countDown();
				this.release.await();
				this.events.add("decided");
				if (!accepts) {
					throw new DisetException("no");
				}
				return null;
			}).onDrop(Execution.EXECUTOR, this.events.drop()).build());
		try (RawPeer peer = Stage.CONNECTING.reach(this.server.connect(), SERVICE)) {
			assertThat(this.running.await(10, TimeUnit.SECONDS)).isTrue();
			this.server.stop(SHORT);
			assertThat(peer.receiveToEnd()).isEqualTo(RawPeer.error(0, "the server is stopping"));
		}
		this.release.countDown();
		assertThat(this.events.next()).isEqualTo("decided");
		if (accepts) {
			assertThat(this.events.next()).isEqualTo("drop STOPPING");
		}
	}

	@RepeatedTest(3)
	void waitsForConnectionsThatComeInAtTheLastMoment() throws Exception {
		AtomicInteger balance = new AtomicInteger();
		this.server = RunningServer
			.of(ServiceDefinition.builder(SERVICE).onConnect(Execution.EXECUTOR, (connection) -> {
				balance.incrementAndGet();
				return null;
			}).onDrop(Execution.EXECUTOR, (connection, reason) -> {
				assertThat(reason.kind()).isEqualTo(CloseReason.Kind.STOPPING);
				return balance.decrementAndGet();
			}).build());
		List<RawPeer> peers = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			peers.add(Stage.PROPOSED.reach(this.server.connect(), SERVICE));
		}
		for (RawPeer peer : peers) {
			peer.send("{\"OK\": true, \"Value\": [\"identity\", {}]}");
		}
		this.server.stop(LONG);
		assertThat(balance).hasValue(0);
		for (RawPeer peer : peers) {
			peer.close();
		}
	}

	@Test
	void waitsForADropThatTakesItsTime() throws Exception {
		Sinks.Empty<Void> end = Sinks.empty();
		this.server = RunningServer
			.of(ServiceDefinition.builder(SERVICE).onDrop(Execution.EVENT_LOOP, (connection, reason) -> {
				this.running.countDown();
				return end.asMono();
			}).build());
		Stage.ESTABLISHED.reach(this.server.connect(), SERVICE).close();
		assertThat(this.running.await(10, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<Void> stop = stopInBackground(LONG);
		end.tryEmitEmpty();
		stop.get(10, TimeUnit.SECONDS);
	}

	@Test
	void canBeRepeated() throws Exception {
		start(Execution.EVENT_LOOP);
		Stage.ESTABLISHED.reach(this.server.connect(), SERVICE).close();
		assertThat(this.events.next()).startsWith("drop");
		this.server.stop(LONG);
		this.server.stop(LONG);
	}

	private void start(Execution drop) {
		this.server = RunningServer.of(define(drop));
	}

	private ServiceDefinition define(Execution drop) {
		return ServiceDefinition.builder(SERVICE)
			.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> {
				this.running.countDown();
				this.release.await();
				this.events.add("Ping " + ping.id());
				if (ping.id() == 13) {
					throw new IllegalStateException("a secret");
				}
				return ping;
			})
			.onDrop(drop, this.events.drop())
			.build();
	}

	private CompletableFuture<Void> stopInBackground(Duration grace) {
		return CompletableFuture.runAsync(() -> this.server.stop(grace));
	}

}
