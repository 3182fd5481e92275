package io.diset.sample.pingpong.client;

import java.util.concurrent.CompletableFuture;

import io.diset.client.MessageClient;
import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionClosedException;
import io.diset.message.DisetMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Plays on one connection: each pong is answered with the next ping.
 */
class PingPongGame {

	private static final Logger logger = LoggerFactory.getLogger(PingPongGame.class);

	private final CompletableFuture<long[]> result = new CompletableFuture<>();

	private final int number;

	private final MessageClient client;

	private final long[] nanos;

	private int next = 1;

	private int repeated;

	private long sent;

	PingPongGame(int number, MessageClient client, int pings) {
		this.number = number;
		this.client = client;
		this.nanos = new long[pings];
		client.on(Pong.class, this::received);
		client.onDisconnect(this::disconnected);
	}

	/**
	 * Send the first ping.
	 * @return the time that each pong took, in nanoseconds
	 */
	Mono<long[]> play() {
		ping();
		return Mono.fromFuture(this.result);
	}

	private synchronized void ping() {
		this.sent = System.nanoTime();
		this.client.send(new Ping(this.next)).subscribe(null, this::failed);
	}

	private synchronized void received(Pong pong) {
		if (pong.id() == this.repeated && pong.id() == this.next - 1) {
			// The ping that was sent again had arrived after all
			return;
		}
		if (pong.id() != this.next) {
			failed(new IllegalStateException("Expected pong %d, got %d".formatted(this.next, pong.id())));
			return;
		}
		this.nanos[this.next - 1] = System.nanoTime() - this.sent;
		if (isWorthTelling(this.next)) {
			logger.info("connection {}: pong {} of {}", this.number, this.next, this.nanos.length);
		}
		this.next++;
		if (this.next <= this.nanos.length) {
			ping();
		}
		else {
			this.result.complete(this.nanos);
		}
	}

	private boolean isWorthTelling(int pong) {
		int step = Math.max(this.nanos.length / 10, 1);
		return (this.number == 1 && (pong == 1 || pong % step == 0)) || pong == this.repeated;
	}

	// The client comes back by itself. What was on its way is lost with the connection.
	private synchronized void disconnected(CloseReason reason) {
		boolean playing = this.sent != 0 && !this.result.isDone();
		if (playing && reason.kind() == CloseReason.Kind.PEER_ERROR) {
			// The same ping would get the same answer
			failed(new IllegalStateException("The service says: " + reason.text()));
		}
		else if (playing) {
			logger.warn("connection {}: lost, ping {} is sent again when the service is back: {}", this.number,
					this.next, reason);
			this.repeated = this.next;
			ping();
		}
	}

	private void failed(Throwable cause) {
		if (!(cause instanceof ConnectionClosedException)) {
			this.result.completeExceptionally(cause);
		}
	}

	@DisetMessage("Ping")
	record Ping(long id) {
	}

	@DisetMessage("Pong")
	record Pong(long id) {
	}

}
