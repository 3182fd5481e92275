package io.diset.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionClosedException;
import io.diset.connection.DisetException;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * When a client connects, and what becomes of those who wait for it.
 */
class ConnectingTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final RawService service = new RawService();

	private final TestClient testClient = new TestClient(this.service.url("Framework/PingPong"));

	private final MessageClient client = this.testClient.client();

	@AfterEach
	void close() {
		this.testClient.close();
		this.service.close();
	}

	@Test
	void connectsByItselfWhenAMessageIsSent() throws Exception {
		Mono<Void> sent = this.client.send(new Ping(1));
		try (RawPeer peer = this.service.acceptOpen()) {
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "1"));
			sent.block(TIMEOUT);
			assertThat(this.client.isConnected()).isTrue();
		}
	}

	@Test
	void sendsInOrderWhatWasSentBeforeTheConnectionWasThere() throws Exception {
		for (int id = 0; id < 100; id++) {
			this.client.send(new Ping(id));
		}
		try (RawPeer peer = this.service.acceptOpen()) {
			for (int id = 0; id < 100; id++) {
				assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", Integer.toString(id)));
			}
		}
	}

	@Test
	void makesOneAttemptForAllWhoAsk() throws Exception {
		List<Mono<Object>> asked = IntStream.range(0, 50).mapToObj((i) -> this.client.connect()).toList();
		try (RawPeer peer = this.service.acceptOpen()) {
			asked.forEach((connected) -> connected.block(TIMEOUT));
			this.client.send(new Ping(1)).block(TIMEOUT);
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "1"));
			assertThat(this.service.isAnyoneWaiting()).isFalse();
		}
	}

	@Test
	void takesTheEventLoopsInTurn() throws Exception {
		LoopResources loops = LoopResources.create("turns", 1, 4, true, false);
		Set<Thread> used = ConcurrentHashMap.newKeySet();
		for (int i = 0; i < 4; i++) {
			try (TestClient next = new TestClient(this.service.url("Framework/PingPong"), (its) -> its.runOn(loops))) {
				CompletableFuture<Object> connected = next.client()
					.connect()
					.doOnTerminate(() -> used.add(Thread.currentThread()))
					.toFuture();
				try (RawPeer peer = this.service.acceptOpen()) {
					connected.get(10, TimeUnit.SECONDS);
					assertThat(peer).isNotNull();
				}
			}
		}
		loops.disposeLater().block(TIMEOUT);
		assertThat(used).hasSize(4);
	}

	@Test
	void failsThoseWhoWaitWhenTheServiceRefuses() throws Exception {
		Mono<Object> connected = this.client.connect();
		Mono<Void> sent = this.client.send(new Ping(1));
		try (RawPeer peer = this.service.accept()) {
			peer.receive();
			peer.send("{\"OK\": false, \"Errno\": 1111, \"Message\": \"Unauthorized query\"}");
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		for (Mono<?> failed : List.of(connected, sent)) {
			assertThatExceptionOfType(DisetException.class).isThrownBy(() -> failed.block(TIMEOUT))
				.withMessage("Unauthorized query")
				.satisfies((refusal) -> assertThat(refusal.getErrno()).isEqualTo(1111));
		}
	}

	@Test
	void failsWhenNobodyListensAndCanBeAskedAgain() throws Exception {
		int port = this.service.port();
		this.service.close();
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.client.connect().block(TIMEOUT))
			.withStackTraceContaining("Connection refused");
		try (RawService again = RawService.onPort(port)) {
			Mono<Void> sent = this.client.send(new Ping(1));
			try (RawPeer peer = again.acceptOpen()) {
				assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "1"));
				sent.block(TIMEOUT);
			}
		}
	}

	@Test
	void failsWhenTheServiceClosesInsteadOfReplying() throws Exception {
		Mono<Object> connected = this.client.connect();
		this.service.accept().close();
		assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> connected.block(TIMEOUT))
			.withMessageStartingWith("Connection closed by peer: if dip://127.0.0.1:")
			.withMessageEndingWith(" speaks TLS, try dips instead of dip");
	}

	@Test
	void failsWhenTheServiceDoesNotReplyInTime() throws Exception {
		ClientSettings impatient = new ClientSettings(Duration.ofSeconds(5), Duration.ofMillis(50),
				Duration.ofSeconds(10), ReconnectPolicy.DEFAULTS, UnsubscribedMessages.DISCONNECT,
				TestClient.SETTINGS.connection());
		try (TestClient hasty = new TestClient(this.service.url("Framework/PingPong"),
				(builder) -> builder.settings(impatient))) {
			Mono<Object> connected = hasty.client().connect();
			try (RawPeer peer = this.service.accept()) {
				peer.receive();
				assertThat(peer.receiveToEnd()).isEmpty();
			}
			assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> connected.block(TIMEOUT))
				.satisfies((closed) -> assertThat(closed.getReason().kind()).isEqualTo(CloseReason.Kind.TIMEOUT));
		}
	}

	@Test
	void givesUpAnAttemptWhenToldToDisconnect() throws Exception {
		Mono<Object> connected = this.client.connect();
		Mono<Void> sent = this.client.send(new Ping(1));
		try (RawPeer peer = this.service.accept()) {
			peer.receive();
			this.client.disconnect().block(TIMEOUT);
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		for (Mono<?> failed : List.of(connected, sent)) {
			assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> failed.block(TIMEOUT));
		}
	}

	@Test
	void connectsAgainAfterDisconnectButNotAfterClose() throws Exception {
		this.client.connect();
		openAndExpectTheEnd();
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			Mono<Void> closed = this.client.close();
			assertThat(peer.receiveToEnd()).isEmpty();
			closed.block(TIMEOUT);
		}
		for (Mono<?> failed : List.of(this.client.connect(), this.client.send(new Ping(1)))) {
			assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> failed.block(TIMEOUT));
		}
	}

	@Test
	void makesANewConnectionWhenAskedWhileTheOldOneEnds() throws Exception {
		this.client.connect();
		RawPeer old = this.service.acceptOpen();
		for (int connection = 0; connection < 20; connection++) {
			this.client.send(new Ping(connection)).block(TIMEOUT);
			this.client.disconnect();
			Mono<Object> connected = this.client.connect();
			try (RawPeer ended = old) {
				assertThat(ended.receive()).isEqualTo(RawPeer.message("Ping", Integer.toString(connection)));
				old = this.service.acceptOpen();
			}
			connected.block(TIMEOUT);
			assertThat(this.client.isConnected()).isTrue();
		}
		old.close();
	}

	@Test
	void sendsWhatIsQueuedBeforeItDisconnects() throws Exception {
		BlockingQueue<String> outcome = new LinkedBlockingQueue<>();
		CountDownLatch connected = new CountDownLatch(1);
		this.client.connect().subscribe(null, null, connected::countDown);
		try (RawPeer peer = this.service.acceptOpen()) {
			assertThat(connected.await(10, TimeUnit.SECONDS)).isTrue();
			for (int id = 0; id < 1000; id++) {
				this.client.send(new Ping(id)).subscribe(null, null, () -> outcome.add("sent"));
			}
			this.client.disconnect();
			for (int id = 0; id < 1000; id++) {
				assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", Integer.toString(id)));
			}
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		for (int id = 0; id < 1000; id++) {
			assertThat(outcome.poll(10, TimeUnit.SECONDS)).isEqualTo("sent");
		}
	}

	@Test
	void closesAfterTheCallbacksOfAnEarlierDisconnectHaveEnded() throws Exception {
		CountDownLatch called = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		this.client.onDisconnect((reason) -> {
			called.countDown();
			await(release);
		});
		this.client.connect();
		openAndExpectTheEnd();
		assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<Void> closed = this.client.close().toFuture();
		assertThat(closed).isNotDone();
		release.countDown();
		assertThat(closed).succeedsWithin(TIMEOUT);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void openAndExpectTheEnd() throws IOException {
		try (RawPeer peer = this.service.acceptOpen()) {
			this.client.send(new Ping(0)).block(TIMEOUT);
			this.client.disconnect();
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "0"));
			assertThat(peer.receiveToEnd()).isEmpty();
		}
	}

}
