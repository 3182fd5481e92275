package io.diset.client;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.diset.connection.ConnectionClosedException;
import io.diset.connection.Execution;
import io.diset.connection.RefusedByPeerException;
import io.diset.wire.Acks;
import io.diset.wire.Await;
import io.diset.wire.PingPongX;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import io.diset.wire.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The client for callers that wait.
 */
class BlockingMessageClientTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Duration SHORT = Duration.ofMillis(20);

	private final RawService service = new RawService();

	private final TestClient testClient = new TestClient(this.service.url("Framework/PingPong"));

	private final BlockingMessageClient client = this.testClient.client().blocking();

	@AfterEach
	void close() {
		this.testClient.close();
		this.service.close();
	}

	@Test
	void talksToAService() throws Exception {
		try (RunningServer server = RunningServer.of(new PingPongX().define("Framework/PingPong", Execution.EXECUTOR));
				TestClient connected = new TestClient(
						"dip://127.0.0.1:%d/Framework/PingPong".formatted(server.port()))) {
			BlockingMessageClient blocking = connected.client().blocking();
			assertThat(blocking.connect(Map.of("newValue", "hello"))).isEqualTo("hello");
			assertThat(blocking.connect()).isEqualTo("hello");
			assertThat(blocking.sendAndAwaitNext(new Ping(7), Pong.class)).isEqualTo(new Pong(7));
			connected.client().onAny((message) -> message.get("id"));
			blocking.send(new Ping(8));
			blocking.sendAndAwaitAck(new Ping(9));
			blocking.disconnect();
			assertThat(connected.client().state()).isEqualTo(MessageClientState.DISCONNECTED);
			blocking.close();
			assertThat(connected.client().state()).isEqualTo(MessageClientState.CLOSED);
		}
	}

	@Test
	void failsWithTheFailureOfTheServiceAndLeavesItAsItIs() throws Exception {
		CompletableFuture<Object> shared = this.testClient.client().connect().toFuture();
		CompletableFuture<Object> outcome = start(() -> this.client.connect());
		try (RawPeer peer = this.service.accept()) {
			peer.receive();
			peer.send("{\"OK\": false, \"Errno\": 1111, \"Message\": \"Unauthorized query\"}");
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		assertThat(outcome).failsWithin(TIMEOUT)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(RefusedByPeerException.class)
			.withMessage("Unauthorized query")
			.satisfies((failure) -> assertThat(failure.getSuppressed()).isEmpty());
		assertThat(shared).isCompletedExceptionally();
	}

	@Test
	void failsWithTheFailureOfTheNetwork() {
		this.service.close();
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(this.client::connect)
			.withMessageContaining("Connection refused");
	}

	@Test
	void endsAtTheDeadline() throws Exception {
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> this.client.connect(SHORT))
			.withMessage("No outcome within 20 ms");
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> this.client.send(new Ping(1), SHORT));
		assertThatExceptionOfType(TimeoutException.class)
			.isThrownBy(() -> this.client.sendAndAwaitAck(new Ping(2), SHORT));
		assertThatExceptionOfType(TimeoutException.class)
			.isThrownBy(() -> this.client.sendAndAwaitNext(new Ping(3), Pong.class, SHORT));
		try (RawPeer peer = this.service.acceptOpen()) {
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "1"));
			String asking = peer.receive();
			assertThat(asking).isEqualTo(Acks.asking("Ping", "2", Acks.idIn(asking)));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "3"));
		}
	}

	@Test
	void keepsTheConnectionWhenAnAnswerIsLateOrOneTooMany() throws Exception {
		CompletableFuture<Object> connected = this.testClient.client().connect().toFuture();
		try (RawPeer peer = this.service.acceptOpen()) {
			assertThat(connected).succeedsWithin(TIMEOUT);
			assertThatExceptionOfType(TimeoutException.class)
				.isThrownBy(() -> this.client.sendAndAwaitNext(new Ping(1), Pong.class, SHORT));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "1"));
			peer.send(RawPeer.message("Pong", "1")).sync();
			CompletableFuture<Object> outcome = start(
					() -> this.client.sendAndAwaitNext(new Ping(2), Pong.class, TIMEOUT));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "2"));
			peer.send(RawPeer.message("Pong", "2")).send(RawPeer.message("Pong", "3")).sync();
			assertThat(outcome).succeedsWithin(TIMEOUT).isEqualTo(new Pong(2));
			assertThat(this.testClient.client().isConnected()).isTrue();
		}
	}

	@Test
	void canBeInterrupted() throws Exception {
		CompletableFuture<Throwable> thrown = new CompletableFuture<>();
		Thread caller = new Thread(() -> {
			try {
				this.client.connect(TIMEOUT);
			}
			catch (InterruptedException | TimeoutException ex) {
				thrown.complete(ex);
			}
		});
		caller.start();
		this.service.accept();
		caller.interrupt();
		assertThat(thrown).succeedsWithin(TIMEOUT).isInstanceOf(InterruptedException.class);
	}

	@Test
	void doesNotWaitForAMessageOfAConnectionThatHasEnded() throws Exception {
		CompletableFuture<Object> outcome = start(() -> this.client.sendAndAwaitNext(new Ping(1), Pong.class, TIMEOUT));
		try (RawPeer peer = this.service.acceptOpen()) {
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "1"));
			peer.sync();
		}
		assertThat(outcome).failsWithin(TIMEOUT)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(ConnectionClosedException.class);
	}

	@Test
	void refusesThreadsThatMustNotBlock() throws Exception {
		FutureTask<Object> task = new FutureTask<>(() -> {
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.client.send(new Ping(1)))
				.withMessageContaining("must not block");
			assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> this.client.sendAndAwaitNext(new Ping(1), Pong.class))
				.withMessageContaining("must not block");
			return null;
		});
		Schedulers.parallel().schedule(task);
		task.get(10, TimeUnit.SECONDS);
		assertThat(this.testClient.client().state()).isEqualTo(MessageClientState.DISCONNECTED);
	}

	// Returns when the action waits, so that it takes part in what goes on already
	private static CompletableFuture<Object> start(Callable<Object> action) {
		CompletableFuture<Object> outcome = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				outcome.complete(action.call());
			}
			catch (Exception ex) {
				outcome.completeExceptionally(ex);
			}
		});
		thread.start();
		Await.until(() -> outcome.isDone() || thread.getState() == Thread.State.WAITING
				|| thread.getState() == Thread.State.TIMED_WAITING);
		return outcome;
	}

}
