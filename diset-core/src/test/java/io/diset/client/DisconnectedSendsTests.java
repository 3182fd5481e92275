package io.diset.client;

import java.time.Duration;

import io.diset.connection.ConnectionClosedException;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A client that does not let messages wait for a connection.
 */
class DisconnectedSendsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final RawService service = new RawService();

	private final TestClient testClient = new TestClient(this.service.url("Framework/PingPong"),
			(builder) -> builder.settings(new ClientSettings(TIMEOUT, TIMEOUT, TIMEOUT, TestClient.SETTINGS.reconnect(),
					UnsubscribedMessages.DISCONNECT, DisconnectedSends.FAIL, TestClient.SETTINGS.connection())));

	private final MessageClient client = this.testClient.client();

	@AfterEach
	void close() {
		this.testClient.close();
		this.service.close();
	}

	@Test
	void failAtOnceAndDoNotConnect() throws Exception {
		expectFailure(this.client.send(new Ping(1)));
		expectFailure(this.client.sendAndAwaitAck(new Ping(1)));
		assertThat(this.client.state()).isEqualTo(MessageClientState.DISCONNECTED);
		assertThat(this.service.isAnyoneWaitingWithin(Duration.ofMillis(100))).isFalse();
	}

	@Test
	void failWhileTheClientConnectsAndNotAfterwards() throws Exception {
		Mono<Object> connected = this.client.connect();
		expectFailure(this.client.send(new Ping(1)));
		try (RawPeer peer = this.service.acceptOpen()) {
			connected.block(TIMEOUT);
			this.client.send(new Ping(2)).block(TIMEOUT);
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "2"));
		}
	}

	private static void expectFailure(Mono<Void> sent) {
		assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> sent.block(TIMEOUT))
			.withMessageStartingWith("Connection closed: there is no connection");
	}

}
