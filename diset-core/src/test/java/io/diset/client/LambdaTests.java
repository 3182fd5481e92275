package io.diset.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

import io.diset.message.Message;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The lambdas and method references that callbacks may be, none of which may be ambiguous
 * to the compiler, and what becomes of that which they return.
 */
class LambdaTests {

	private final RawService service = new RawService();

	private final TestClient testClient = new TestClient(this.service.url("Framework/PingPong"));

	private final MessageClient client = this.testClient.client();

	private final AtomicReference<Object> seen = new AtomicReference<>();

	private final List<Object> all = new ArrayList<>();

	@AfterEach
	void close() {
		this.testClient.close();
		this.service.close();
	}

	@Test
	void sendsNothingThatACallbackReturns() throws Exception {
		this.client.on(Pong.class, (pong) -> {
		});
		this.client.on(Pong.class, (pong) -> this.seen.set(pong));
		this.client.on(Pong.class, (pong) -> new Ping(pong.id()));
		this.client.on(Pong.class, (pong) -> Mono.just(new Ping(pong.id())));
		this.client.on(Pong.class, this::noted);
		this.client.on(Pong.class, this::answer);
		this.client.on(Pong.class, this.seen::set);
		this.client.on(Pong.class, this.all::add);
		this.client.on("Pong", (pong) -> this.seen.set(pong));
		this.client.on("Pong", (pong) -> pong.get("id"));
		this.client.on("Pong", this::notedMessage);
		this.client.onAny((message) -> this.seen.set(message));
		this.client.onAny((message) -> message.get("id"));
		this.client.onAny(this.all::add);
		this.client.onDisconnect((reason) -> this.seen.set(reason));
		this.client.onDisconnect(this.all::add);
		this.client.reply(Pong.class, (pong) -> new Ping(5));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "7"));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "5"));
		}
	}

	@Test
	void sendsWhatAReplyReturns() throws Exception {
		this.client.reply(Pong.class, (pong) -> null);
		this.client.reply(Pong.class, (pong) -> new Ping(1));
		this.client.reply(Pong.class, (pong) -> {
			this.seen.set(pong);
			return new Ping(2);
		});
		this.client.reply(Pong.class, (pong) -> Mono.just(new Ping(3)));
		this.client.reply(Pong.class, (pong) -> Mono.empty());
		this.client.reply(Pong.class, (pong) -> CompletableFuture.completedFuture(new Ping(4)));
		this.client.reply(Pong.class, (pong) -> CompletableFuture.completedStage(null));
		this.client.reply(Pong.class, this::answer);
		this.client.reply(Pong.class, this::later);
		this.client.reply("Pong", (pong) -> new Ping(7));
		this.client.reply("Pong", (pong) -> (pong.get("id") != null) ? pong.set("id", 8) : null);
		this.client.reply("Pong", this::echo);
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "9"));
			for (String expected : List.of("Ping 1", "Ping 2", "Ping 3", "Ping 4", "Ping 5", "Ping 6", "Ping 7",
					"Pong 8", "Pong 9")) {
				String[] parts = expected.split(" ", -1);
				assertThat(peer.receive()).isEqualTo(RawPeer.message(parts[0], parts[1]));
			}
		}
	}

	@Test
	void sendsTheStreamThatAReplyReturns() throws Exception {
		this.client.reply(Pong.class, (pong) -> Flux.just(new Ping(1), new Ping(2)));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "9"));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "1"));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "2"));
		}
	}

	@Test
	void handlesTheNextMessageWhenTheReplyIsThere() throws Exception {
		CompletableFuture<Ping> reply = new CompletableFuture<>();
		this.client.reply(Pong.class, (pong) -> (pong.id() == 1) ? reply : new Ping(pong.id()));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "1")).send(RawPeer.message("Pong", "2")).sync();
			reply.complete(new Ping(1));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "1"));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "2"));
		}
	}

	@Test
	void tellsTheServiceOfAReplyThatFails() throws Exception {
		this.client.reply(Pong.class,
				(pong) -> CompletableFuture.failedFuture(new IllegalStateException("expected by the test")));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "1"));
			assertThat(peer.receiveToEnd()).isEqualTo(RawPeer.error(0, "Server error while serving Pong"));
		}
	}

	@Test
	void refusesABufferWithoutRoom() {
		assertThatIllegalArgumentException().isThrownBy(() -> Overflow.dropOldest(0));
	}

	private void noted(Pong pong) {
		this.all.add(pong);
	}

	private void notedMessage(Message message) {
		this.all.add(message);
	}

	private Ping answer(Pong pong) {
		return new Ping(pong.id() - 4);
	}

	private CompletionStage<Ping> later(Pong pong) {
		return CompletableFuture.completedFuture(new Ping(pong.id() - 3));
	}

	private Message echo(Message message) {
		return message;
	}

}
