package io.diset.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;

import io.diset.connection.RefusedByPeerException;
import io.diset.wire.Await;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A client of a service that is at several places, or moves.
 */
class FailoverTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String SERVICE = "Framework/PingPong";

	private final RawService first = new RawService();

	private final RawService second = new RawService();

	private final List<TestClient> clients = new ArrayList<>();

	@AfterEach
	void close() {
		this.clients.forEach(TestClient::close);
		this.first.close();
		this.second.close();
	}

	@Test
	void goesOnWithTheNextUrl() throws Exception {
		Mono<Object> connected = client(url(this.first), url(this.second)).connect();
		this.first.accept().close();
		try (RawPeer peer = this.second.acceptOpen()) {
			connected.block(TIMEOUT);
			peer.sync();
		}
	}

	@Test
	void failsWhenAllUrlsHave() {
		this.first.close();
		this.second.close();
		Mono<Object> connected = client(url(this.first), url(this.second)).connect();
		assertThatExceptionOfType(ServiceUnreachableException.class).isThrownBy(() -> connected.block(TIMEOUT))
			.withMessageStartingWith("None of the 2 URLs of Framework/PingPong could be connected to")
			.satisfies((failure) -> assertThat(failure.getSuppressed()).hasSizeGreaterThanOrEqualTo(2)
				.extracting(Throwable::getMessage)
				.anyMatch((text) -> text.contains(":" + this.first.port()))
				.anyMatch((text) -> text.contains(":" + this.second.port())));
	}

	@Test
	void takesTheRefusalOfTheServiceForTheAnswer() throws Exception {
		Mono<Object> connected = client(url(this.first), url(this.second)).connect();
		try (RawPeer peer = this.first.accept()) {
			peer.receive();
			peer.send("{\"OK\": false, \"Errno\": 1111, \"Message\": \"Unauthorized query\"}");
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		assertThatExceptionOfType(RefusedByPeerException.class).isThrownBy(() -> connected.block(TIMEOUT));
		assertThat(this.second.isAnyoneWaiting()).isFalse();
	}

	@Test
	void comesBackToTheNextUrl() throws Exception {
		client(url(this.first), url(this.second)).connect();
		for (int round = 0; round < 2; round++) {
			this.first.acceptOpen().close();
			this.second.acceptOpen().close();
		}
	}

	@Test
	void asksWhereTheServiceIsAtEachAttempt() throws Exception {
		List<String> asked = new CopyOnWriteArrayList<>();
		MessageClient client = client((service) -> {
			asked.add(service + " on " + Thread.currentThread().getName());
			return List.of(url((asked.size() == 1) ? this.first : this.second));
		});
		client.connect();
		this.first.acceptOpen().close();
		this.second.acceptOpen().close();
		assertThat(asked).hasSizeGreaterThanOrEqualTo(2).containsOnly(SERVICE + " on callback");
	}

	@Test
	void failsWithTheFailureToFindTheService() {
		MessageClient client = client((service) -> {
			throw new IllegalStateException("expected by the test");
		});
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> client.connect().block(TIMEOUT))
			.withMessage("expected by the test");
	}

	@Test
	void doesNotWaitLongForWhoKnowsWhereTheServiceIs() {
		CountDownLatch end = new CountDownLatch(1);
		ClientSettings hasty = new ClientSettings(Duration.ofMillis(20), TIMEOUT, TIMEOUT,
				TestClient.SETTINGS.reconnect(), UnsubscribedMessages.DISCONNECT, TestClient.SETTINGS.connection());
		MessageClient client = keep(new TestClient(url(this.first).toString(),
				(builder) -> builder.settings(hasty).urls(SERVICE, (service) -> {
					Await.until(() -> end.getCount() == 0);
					return List.of();
				})));
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> client.blocking().connect())
			.withMessage("The URLs of Framework/PingPong are not known within 20 ms");
		end.countDown();
	}

	@Test
	void refusesUrlsThatAreNotOfTheService() {
		ServiceUrl other = new ServiceUrl(false, "127.0.0.1", 1, "Framework/Other");
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> client((service) -> List.of(other)).connect().block(TIMEOUT))
			.withMessage("dip://127.0.0.1:1/Framework/Other is not a URL of Framework/PingPong");
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> client((service) -> List.of()).connect().block(TIMEOUT))
			.withMessage("No URL of Framework/PingPong is known");
		assertThatIllegalArgumentException().isThrownBy(() -> client(url(this.first), other))
			.withMessageStartingWith("There must be URLs of one service");
	}

	@Test
	void needsTlsForASecureUrl() {
		ServiceUrl secure = new ServiceUrl(true, "127.0.0.1", 1, SERVICE);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> client(url(this.first), secure))
			.withMessageContaining("needs TLS");
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> client((service) -> List.of(secure)).connect().block(TIMEOUT))
			.withMessageContaining("needs TLS");
	}

	private MessageClient client(ServiceUrl... urls) {
		return keep(new TestClient(urls[0].toString(), (builder) -> builder.urls(List.of(urls))));
	}

	private MessageClient client(DisetServiceUrls urls) {
		return keep(new TestClient(url(this.first).toString(), (builder) -> builder.urls(SERVICE, urls)));
	}

	private MessageClient keep(TestClient client) {
		this.clients.add(client);
		return client.client();
	}

	private static ServiceUrl url(RawService service) {
		return new ServiceUrl(false, "127.0.0.1", service.port(), SERVICE);
	}

}
