package io.diset.client;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.message.Message;
import io.diset.message.MessageDefinitionException;
import io.diset.wire.Await;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Messages of a client as a Flux.
 */
class ReceiveTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

	private final RawService service = new RawService();

	private final TestClient testClient = new TestClient(this.service.url("Framework/PingPong"));

	private final MessageClient client = this.testClient.client();

	@AfterEach
	void close() {
		this.testClient.close();
		this.service.close();
	}

	@Test
	void receivesOverAllConnectionsUntilTheClientIsClosed() throws Exception {
		this.client.receive(Pong.class).subscribe(this.events::add, this.events::add, () -> this.events.add("end"));
		this.client.connect();
		for (int connection = 0; connection < 3; connection++) {
			try (RawPeer peer = this.service.acceptOpen()) {
				peer.send(RawPeer.message("Pong", Integer.toString(connection)));
				assertThat(next()).isEqualTo(new Pong(connection));
			}
		}
		this.client.close().block(TIMEOUT);
		assertThat(next()).isEqualTo("end");
	}

	@Test
	void receivesByName() throws Exception {
		this.client.on(Pong.class, (pong) -> {
		});
		Flux<Message> pongs = this.client.receive("Pong");
		pongs.subscribe((pong) -> this.events.add(pong.toString()));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "1"));
			assertThat(next()).isEqualTo("Pong{id=1}");
		}
	}

	@Test
	void letsTheNextEventsWaitForTheSubscriber() throws Exception {
		BaseSubscriber<Pong> subscriber = lazy(this.client.receive(Pong.class));
		this.client.on(Pong.class, (pong) -> this.events.add("after " + pong.id()));
		this.client.onDisconnect((reason) -> this.events.add("disconnected"));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "1")).send(RawPeer.message("Pong", "2")).sync();
			assertThat(this.events).isEmpty();
			subscriber.request(1);
			assertThat(next()).isEqualTo(new Pong(1));
			assertThat(next()).isEqualTo("after 1");
		}
		assertThat(this.service.isAnyoneWaitingWithin(Duration.ofMillis(100))).isFalse();
		assertThat(this.events).isEmpty();
		subscriber.request(1);
		assertThat(next()).isEqualTo(new Pong(2));
		assertThat(next()).isEqualTo("after 2");
		assertThat(next()).isEqualTo("disconnected");
		this.service.acceptOpen().close();
	}

	@Test
	void freesAConnectionThatWaitsWhenItIsCancelled() throws Exception {
		BaseSubscriber<Pong> subscriber = lazy(this.client.receive(Pong.class));
		this.client.on(Pong.class, (pong) -> this.events.add("after " + pong.id()));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "1")).send(RawPeer.message("Pong", "2")).sync();
			assertThat(this.events).isEmpty();
			subscriber.cancel();
			assertThat(next()).isEqualTo("after 1");
			assertThat(next()).isEqualTo("after 2");
		}
	}

	@Test
	void doesNotKeepAClientOpenThatIsClosed() throws Exception {
		BaseSubscriber<Pong> subscriber = lazy(this.client.receive(Pong.class));
		this.client.on(Pong.class, (pong) -> this.events.add("after " + pong.id()));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "1")).send(RawPeer.message("Pong", "2")).sync();
			this.client.close().block(TIMEOUT);
		}
		assertThat(next()).isEqualTo("after 1");
		assertThat(next()).isEqualTo("after 2");
		subscriber.request(1);
		assertThat(next()).isEqualTo(new Pong(1));
		subscriber.request(1);
		assertThat(next()).isEqualTo(new Pong(2));
		assertThat(next()).isEqualTo("end");
		StepVerifier.create(this.client.receive(Pong.class)).expectComplete().verify(TIMEOUT);
	}

	@Test
	void doesNotKeepAConnectionOpenThatIsDisconnected() throws Exception {
		BaseSubscriber<Pong> subscriber = lazy(this.client.receive(Pong.class));
		this.client.on(Pong.class, (pong) -> this.events.add("after " + pong.id()));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "1")).send(RawPeer.message("Pong", "2")).sync();
			this.client.disconnect().block(TIMEOUT);
		}
		assertThat(next()).isEqualTo("after 1");
		assertThat(next()).isEqualTo("after 2");
		subscriber.request(1);
		assertThat(next()).isEqualTo(new Pong(1));
		subscriber.request(1);
		assertThat(next()).isEqualTo(new Pong(2));
	}

	@Test
	void letsTheNextConnectionWaitAfterOneThatWasDisconnected() throws Exception {
		BaseSubscriber<Pong> subscriber = lazy(this.client.receive(Pong.class));
		this.client.on(Pong.class, (pong) -> this.events.add("after " + pong.id()));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.sync();
			this.client.disconnect().block(TIMEOUT);
		}
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "1")).sync();
			assertThat(this.events).isEmpty();
			subscriber.request(1);
			assertThat(next()).isEqualTo(new Pong(1));
			assertThat(next()).isEqualTo("after 1");
		}
	}

	@Test
	void dropsTheOldest() throws Exception {
		BaseSubscriber<Pong> subscriber = overrun(Overflow.dropOldest(2));
		subscriber.request(4);
		assertThat(next()).isEqualTo(new Pong(3));
		assertThat(next()).isEqualTo(new Pong(4));
	}

	@Test
	void dropsTheNewest() throws Exception {
		BaseSubscriber<Pong> subscriber = overrun(Overflow.dropNewest(2));
		subscriber.request(4);
		assertThat(next()).isEqualTo(new Pong(1));
		assertThat(next()).isEqualTo(new Pong(2));
	}

	@Test
	void failsAfterWhatWasKept() throws Exception {
		BaseSubscriber<Pong> subscriber = overrun(Overflow.error(2));
		subscriber.request(4);
		assertThat(next()).isEqualTo(new Pong(1));
		assertThat(next()).isEqualTo(new Pong(2));
		assertThat(next()).isInstanceOf(IllegalStateException.class);
	}

	@Test
	void receivesFromTheSubscriptionOnAndEndsWithIt() throws Exception {
		Flux<Pong> pongs = this.client.receive(Pong.class);
		this.client.on(Pong.class, (pong) -> this.events.add("callback " + pong.id()));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "1"));
			assertThat(next()).isEqualTo("callback 1");
			Disposable subscription = pongs.subscribe(this.events::add);
			peer.send(RawPeer.message("Pong", "2"));
			assertThat(next()).isEqualTo("callback 2");
			assertThat(next()).isEqualTo(new Pong(2));
			subscription.dispose();
			peer.send(RawPeer.message("Pong", "3"));
			assertThat(next()).isEqualTo("callback 3");
			peer.sync();
		}
		assertThat(this.events).isEmpty();
	}

	@Test
	void refusesAClassThatIsNoMessage() {
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> this.client.receive(String.class));
	}

	@Test
	void losesNothingOfManyMessages() throws Exception {
		this.client.receive(Pong.class).limitRate(7).map(Pong::id).subscribe(this.events::add);
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			for (int id = 0; id < 2000; id++) {
				peer.send(RawPeer.message("Pong", Integer.toString(id)));
			}
			for (long id = 0; id < 2000; id++) {
				assertThat(next()).isEqualTo(id);
			}
		}
	}

	private BaseSubscriber<Pong> overrun(Overflow overflow) throws Exception {
		BaseSubscriber<Pong> subscriber = lazy(this.client.receive(Pong.class, overflow));
		BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
		this.client.on(Pong.class, (pong) -> seen.add(pong.id()));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			for (int id = 1; id <= 4; id++) {
				peer.send(RawPeer.message("Pong", Integer.toString(id)));
			}
			Await.until(() -> seen.size() == 4);
		}
		return subscriber;
	}

	private BaseSubscriber<Pong> lazy(Flux<Pong> pongs) {
		BaseSubscriber<Pong> subscriber = new BaseSubscriber<>() {

			@Override
			protected void hookOnSubscribe(Subscription subscription) {
				// Requests when the test says so
			}

			@Override
			protected void hookOnNext(Pong pong) {
				ReceiveTests.this.events.add(pong);
			}

			@Override
			protected void hookOnError(Throwable error) {
				ReceiveTests.this.events.add(error);
			}

			@Override
			protected void hookOnComplete() {
				ReceiveTests.this.events.add("end");
			}

		};
		pongs.subscribe(subscriber);
		return subscriber;
	}

	private Object next() throws InterruptedException {
		Object event = this.events.poll(10, TimeUnit.SECONDS);
		assertThat(event).isNotNull();
		return event;
	}

}
