package io.diset.client;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.connection.CloseReason;
import io.diset.connection.ConnectHandler;
import io.diset.connection.Execution;
import io.diset.connection.MessageHandler;
import io.diset.message.MessageType;
import io.diset.wire.Acks;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The general forms of subscriptions: handlers of messages, of connections and of their
 * end.
 */
class HandlersTests {

	private static final MessageType<Pong> PONG = MessageType.of(Pong.class);

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	private final RawService service = new RawService();

	private final TestClient testClient = new TestClient(this.service.url("Framework/PingPong"));

	private final MessageClient client = this.testClient.client();

	@AfterEach
	void close() {
		this.testClient.close();
		this.service.close();
	}

	@Test
	void sendsWhatEachHandlerReturns() throws Exception {
		this.client.on(PONG, Execution.EVENT_LOOP, (connection, pong) -> new Ping(pong.id()));
		this.client.on(PONG, Execution.EXECUTOR, (connection, pong) -> Mono.just(new Ping(pong.id() + 1)));
		this.client.on("Pong", Execution.EVENT_LOOP, (connection, pong) -> pong.set("id", 9));
		this.client.on(PONG, Execution.EXECUTOR, (connection, pong) -> null);
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "7"));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "7"));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "8"));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Pong", "9"));
		}
	}

	@Test
	void runsEachHandlerWhereItWants() throws Exception {
		this.client.on(PONG, Execution.EVENT_LOOP, noted("loop"));
		this.client.on(PONG, Execution.EXECUTOR, noted("executor"));
		this.client.on(PONG, Execution.EVENT_LOOP, noted("loop again"));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "1"));
			assertThat(next()).isEqualTo("loop 1 not on callback");
			assertThat(next()).isEqualTo("executor 1 on callback");
			assertThat(next()).isEqualTo("loop again 1 not on callback");
		}
	}

	@Test
	void callsAHandlerWhenTheOneBeforeHasEnded() throws Exception {
		Sinks.Empty<Object> first = Sinks.empty();
		this.client.on(PONG, Execution.EVENT_LOOP, (connection, pong) -> {
			this.events.add("first " + pong.id());
			return first.asMono();
		});
		this.client.on(PONG, Execution.EVENT_LOOP, noted("second"));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "1")).send(RawPeer.message("Pong", "2"));
			assertThat(next()).isEqualTo("first 1");
			peer.sync();
			assertThat(this.events).isEmpty();
			first.tryEmitEmpty();
			assertThat(next()).isEqualTo("second 1 not on callback");
			assertThat(next()).isEqualTo("first 2");
			assertThat(next()).isEqualTo("second 2 not on callback");
		}
	}

	@Test
	void passesOverTheHandlersBehindOneThatFails() throws Exception {
		this.client.on(PONG, Execution.EXECUTOR, (connection, pong) -> {
			throw new IllegalStateException("expected by the test");
		});
		this.client.on(PONG, Execution.EXECUTOR, noted("behind"));
		this.client.onDrop(Execution.EXECUTOR, (connection, reason) -> this.events.add("drop " + reason.kind()));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "1"));
			assertThat(peer.receiveToEnd()).isEqualTo(RawPeer.error(0, "Server error while serving Pong"));
		}
		assertThat(next()).isEqualTo("drop HANDLER_ERROR");
	}

	@Test
	void acknowledgesAMessageOfSeveralHandlersOnce() throws Exception {
		this.client.on(PONG, Execution.EVENT_LOOP, noted("first"));
		this.client.on(PONG, Execution.EVENT_LOOP, noted("second"));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(Acks.asking("Pong", "1", "\"a\""));
			assertThat(peer.receive()).isEqualTo(Acks.ok("\"a\""));
			peer.sync();
		}
	}

	@Test
	void givesEachHandlerAMessageOfItsOwn() throws Exception {
		this.client.on("Pong", Execution.EVENT_LOOP, (connection, pong) -> {
			pong.set("id", 2);
			return null;
		});
		this.client.on("Pong", Execution.EVENT_LOOP, (connection, pong) -> pong);
		define();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "1"));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Pong", "1"));
		}
	}

	@Test
	void givesAllKnownMessagesToASubscriptionToAll() throws Exception {
		this.client.on(PONG, Execution.EVENT_LOOP, noted("first"));
		Disposable all = this.client.onAny(Execution.EVENT_LOOP, (connection, message) -> {
			this.events.add("any " + message);
			return null;
		});
		this.client.send(new Ping(0));
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.receive();
			peer.send(RawPeer.message("Pong", "1")).send(RawPeer.message("Ping", "2"));
			assertThat(next()).isEqualTo("first 1 not on callback");
			assertThat(next()).isEqualTo("any Pong{id=1}");
			assertThat(next()).isEqualTo("any Ping{id=2}");
			all.dispose();
			peer.send(RawPeer.message("Pong", "3")).send(RawPeer.message("Ping", "4"));
			assertThat(peer.receive()).contains("Unknown message Ping");
			assertThat(next()).isEqualTo("first 3 not on callback");
		}
		assertThat(this.events).isEmpty();
	}

	@Test
	void tellsOfEachConnectionBeforeItsMessages() throws Exception {
		this.client.onConnect(Execution.EXECUTOR, connected("first"));
		this.client.onConnect(Execution.EVENT_LOOP, connected("second"));
		this.client.onConnect(Execution.EVENT_LOOP, connected("ended")).dispose();
		this.client.on(PONG, Execution.EVENT_LOOP, noted("pong"));
		this.client.onDrop(Execution.EVENT_LOOP, (connection, reason) -> this.events.add("drop"));
		this.client.connect();
		for (int connection = 0; connection < 2; connection++) {
			try (RawPeer peer = this.service.acceptOpen()) {
				peer.send(RawPeer.message("Pong", "1"));
				assertThat(next()).isEqualTo("first on callback");
				assertThat(next()).isEqualTo("second not on callback");
				assertThat(next()).isEqualTo("pong 1 not on callback");
			}
			assertThat(next()).isEqualTo("drop");
		}
	}

	@Test
	void handlesNoMessageBeforeTheConnectHandlerHasEnded() throws Exception {
		Sinks.Empty<Object> ready = Sinks.empty();
		this.client.onConnect(Execution.EVENT_LOOP, (connection) -> ready.asMono());
		this.client.on(PONG, Execution.EVENT_LOOP, noted("pong"));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "1")).sync();
			assertThat(this.events).isEmpty();
			ready.tryEmitEmpty();
			assertThat(next()).isEqualTo("pong 1 not on callback");
		}
	}

	@Test
	void sendsFromTheConnectHandler() throws Exception {
		this.client.onConnect(Execution.EVENT_LOOP, (connection) -> connection.send(new Ping(5)));
		this.client.connect();
		for (int connection = 0; connection < 2; connection++) {
			try (RawPeer peer = this.service.acceptOpen()) {
				assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "5"));
			}
		}
	}

	@Test
	void disconnectsWhenTheConnectHandlerFails() throws Exception {
		this.client.onConnect(Execution.EXECUTOR, (connection) -> {
			throw new IllegalStateException("expected by the test");
		});
		this.client.onConnect(Execution.EXECUTOR, connected("behind"));
		this.client.on(PONG, Execution.EVENT_LOOP, noted("pong"));
		this.client.onDisconnect((reason) -> this.events.add(reason.kind().name()));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "1"));
			assertThat(peer.receiveToEnd()).isEqualTo(RawPeer.error(0, "Server error while serving new"));
		}
		assertThat(next()).isEqualTo(CloseReason.Kind.HANDLER_ERROR.name());
	}

	@Test
	void waitsForADropHandlerBeforeItComesBack() throws Exception {
		Sinks.Empty<Object> done = Sinks.empty();
		this.client.onDrop(Execution.EVENT_LOOP, (connection, reason) -> done.asMono());
		this.client.onDrop(Execution.EVENT_LOOP, (connection, reason) -> {
			this.events.add("second");
			throw new IllegalStateException("expected by the test");
		});
		this.client.onDrop(Execution.EXECUTOR, (connection, reason) -> this.events.add("third"));
		this.client.connect();
		this.service.acceptOpen().close();
		assertThat(this.service.isAnyoneWaitingWithin(Duration.ofMillis(100))).isFalse();
		assertThat(this.events).isEmpty();
		done.tryEmitEmpty();
		assertThat(next()).isEqualTo("second");
		assertThat(next()).isEqualTo("third");
		this.service.acceptOpen().close();
	}

	private void define() {
		this.client.on(PONG, Execution.EVENT_LOOP, (connection, pong) -> null);
		this.client.connect();
	}

	private MessageHandler<Pong> noted(String handler) {
		return (connection, pong) -> {
			this.events.add(handler + " " + pong.id() + thread());
			return null;
		};
	}

	private ConnectHandler connected(String handler) {
		return (connection) -> this.events.add(handler + thread());
	}

	private static String thread() {
		return Thread.currentThread().getName().equals("callback") ? " on callback" : " not on callback";
	}

	private String next() throws InterruptedException {
		String event = this.events.poll(10, TimeUnit.SECONDS);
		assertThat(event).isNotNull();
		return event;
	}

}
