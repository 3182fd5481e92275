package io.diset.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.diset.message.Message;
import io.diset.message.MessageDefinitionException;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A service that has other messages when it comes back.
 */
class ChangedServiceTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private RawService service = new RawService();

	private final TestClient testClient = new TestClient(this.service.url("Framework/PingPong"));

	private final MessageClient client = this.testClient.client();

	@AfterEach
	void close() {
		this.testClient.close();
		this.service.close();
	}

	@Test
	void doesNotGetAMessageThatWasMadeForTheOneBefore() throws Exception {
		CountDownLatch lost = new CountDownLatch(1);
		this.client.onDisconnect((reason) -> lost.countDown());
		Mono<Object> connected = this.client.connect();
		RawPeer before = accept("int");
		connected.block(TIMEOUT);
		Message message = this.client.createMessage("Ping").set("id", 1);
		int port = this.service.port();
		this.service.close();
		before.close();
		assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
		Mono<Void> sent = this.client.send(message);
		this.service = RawService.onPort(port);
		try (RawPeer after = accept("str")) {
			assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> sent.block(TIMEOUT))
				.withMessage("Message Ping is defined in two ways: Ping(id: str) and Ping(id: int)");
			this.client.send(this.client.createMessage("Ping").set("id", "1"));
			assertThat(after.receive()).isEqualTo(RawPeer.message("Ping", "\"1\""));
		}
	}

	private RawPeer accept(String type) throws IOException {
		RawPeer peer = this.service.accept();
		peer.receive();
		peer.send("{\"OK\": true, \"Value\": null}");
		peer.receive();
		return peer.send("{\"OK\": true, \"Value\": {\"__diset\": {\"definitions\": {\"Ping\": {\"id\": [\"%s\"]}}}}}"
			.formatted(type));
	}

}
