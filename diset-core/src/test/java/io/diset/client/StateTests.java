package io.diset.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The states of a client, and who is told them.
 */
class StateTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final BlockingQueue<MessageClientState> states = new LinkedBlockingQueue<>();

	private final RawService service = new RawService();

	private final TestClient testClient = new TestClient(this.service.url("Framework/PingPong"));

	private final MessageClient client = this.testClient.client();

	@AfterEach
	void close() {
		this.testClient.close();
		this.service.close();
	}

	@Test
	void tellsAllStatesInOrder() throws Exception {
		this.client.onState(this.states::add);
		expect(MessageClientState.DISCONNECTED);
		this.client.connect();
		expect(MessageClientState.CONNECTING);
		this.service.acceptOpen().close();
		expect(MessageClientState.CONNECTED, MessageClientState.RECONNECTING);
		try (RawPeer peer = this.service.acceptOpen()) {
			expect(MessageClientState.CONNECTED);
			this.client.disconnect().block(TIMEOUT);
			expect(MessageClientState.DISCONNECTED);
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		this.client.close().block(TIMEOUT);
		expect(MessageClientState.CLOSED);
		assertThat(this.client.state()).isEqualTo(MessageClientState.CLOSED);
		assertThat(this.states).isEmpty();
	}

	@Test
	void isDisconnectedAfterAFirstAttemptThatFails() throws Exception {
		this.client.onState(this.states::add);
		this.client.connect();
		this.service.accept().close();
		expect(MessageClientState.DISCONNECTED, MessageClientState.CONNECTING, MessageClientState.DISCONNECTED);
	}

	@Test
	void isReconnectingWhenTheEndIsTold() throws Exception {
		this.client.onDisconnect((reason) -> this.states.add(this.client.state()));
		this.client.connect();
		this.service.acceptOpen().close();
		expect(MessageClientState.RECONNECTING);
	}

	@Test
	void tellsAListenerTheStateThatThereIs() throws Exception {
		this.client.connect().subscribe(null, null, () -> this.client.onState(this.states::add));
		try (RawPeer peer = this.service.acceptOpen()) {
			expect(MessageClientState.CONNECTED);
			assertThat(this.client.state()).isEqualTo(MessageClientState.CONNECTED);
			peer.sync();
		}
	}

	@Test
	void tellsNothingToAListenerThatWasTakenAway() throws Exception {
		Disposable listener = this.client.onState(this.states::add);
		expect(MessageClientState.DISCONNECTED);
		listener.dispose();
		BlockingQueue<MessageClientState> kept = new LinkedBlockingQueue<>();
		this.client.onState(kept::add);
		this.client.close().block(TIMEOUT);
		assertThat(kept.poll(10, TimeUnit.SECONDS)).isEqualTo(MessageClientState.DISCONNECTED);
		assertThat(kept.poll(10, TimeUnit.SECONDS)).isEqualTo(MessageClientState.CLOSED);
		assertThat(this.states).isEmpty();
	}

	@Test
	void goesOnTellingAfterAListenerThatFails() throws Exception {
		this.client.onState((state) -> {
			throw new IllegalStateException("expected by the test");
		});
		this.client.onState(this.states::add);
		this.client.close().block(TIMEOUT);
		expect(MessageClientState.DISCONNECTED, MessageClientState.CLOSED);
	}

	@Test
	void tellsASlowListenerTheLastState() throws Exception {
		StateEvents events = new StateEvents(Runnable::run);
		Sinks.Empty<Void> told = Sinks.empty();
		events.add((state) -> {
			this.states.add(state);
			if (this.states.size() == 1) {
				for (int change = 0; change < 500; change++) {
					events.changed(MessageClientState.CONNECTING);
					events.changed(MessageClientState.RECONNECTING);
				}
				events.changed(MessageClientState.CLOSED);
				events.tell();
				told.tryEmitEmpty();
			}
		});
		told.asMono().block(TIMEOUT);
		assertThat(this.states).hasSizeLessThan(100).last().isEqualTo(MessageClientState.CLOSED);
	}

	@Test
	void asksTheExecutorForNothingWhileNobodyListens() {
		List<Runnable> tasks = new ArrayList<>();
		StateEvents events = new StateEvents(tasks::add);
		events.changed(MessageClientState.CONNECTING);
		events.tell();
		assertThat(tasks).isEmpty();
		events.add(this.states::add);
		tasks.forEach(Runnable::run);
		assertThat(this.states).containsExactly(MessageClientState.CONNECTING);
	}

	@Test
	void tellsTheLastStatesWithoutAnExecutor() throws Exception {
		StateEvents events = new StateEvents((task) -> {
			throw new RejectedExecutionException("expected by the test");
		});
		events.add(this.states::add);
		expect(MessageClientState.DISCONNECTED);
	}

	@Test
	void tellsTheStatesWhenTheExecutorFailsWithAnError() throws Exception {
		StateEvents events = new StateEvents((task) -> {
			throw new OutOfMemoryError("expected by the test");
		});
		events.add(this.states::add);
		expect(MessageClientState.DISCONNECTED);
	}

	@Test
	void tellsTheStatesLaterWhenNoThreadIsLeft() {
		AtomicBoolean exhausted = new AtomicBoolean(true);
		StateEvents events = new StateEvents((task) -> {
			if (exhausted.get()) {
				throw new RejectedExecutionException("expected by the test");
			}
			task.run();
		});
		Schedulers.Snapshot schedulers = Schedulers.setFactoryWithSnapshot(new Schedulers.Factory() {

			@Override
			public Scheduler newBoundedElastic(int threads, int tasks, ThreadFactory factory, int seconds) {
				Scheduler ended = Schedulers.newSingle("ended");
				ended.dispose();
				return ended;
			}

		});
		try {
			events.add(this.states::add);
		}
		finally {
			Schedulers.resetFrom(schedulers);
		}
		assertThat(this.states).isEmpty();
		exhausted.set(false);
		events.changed(MessageClientState.CLOSED);
		events.tell();
		assertThat(this.states).containsExactly(MessageClientState.DISCONNECTED, MessageClientState.CLOSED);
	}

	private void expect(MessageClientState... expected) throws InterruptedException {
		for (MessageClientState state : expected) {
			assertThat(this.states.poll(10, TimeUnit.SECONDS)).isEqualTo(state);
		}
	}

}
