package io.diset.client;

import java.io.IOException;
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
	void takesARefusalForWantOfAuthorizationForTheAnswer() throws Exception {
		Mono<Object> connected = client(url(this.first), url(this.second)).connect();
		refuseProposal(this.first, 1111, "Unauthorized query");
		assertThatExceptionOfType(RefusedByPeerException.class).isThrownBy(() -> connected.block(TIMEOUT));
		assertThat(this.second.isAnyoneWaiting()).isFalse();
	}

	@Test
	void goesOnWhereTheProposalIsRefused() throws Exception {
		Mono<Object> connected = client(url(this.first), url(this.second)).connect();
		refuseProposal(this.first, 0, "Maximum number of connections reached");
		try (RawPeer peer = this.second.acceptOpen()) {
			connected.block(TIMEOUT);
			peer.sync();
		}
	}

	@Test
	void takesTheRefusalOfTheConnectArgumentsForTheAnswer() throws Exception {
		Mono<Object> connected = client(url(this.first), url(this.second)).connect();
		try (RawPeer peer = this.first.accept()) {
			peer.receive();
			peer.send("{\"OK\": true, \"Value\": null}");
			peer.receive();
			peer.send("{\"OK\": false, \"Errno\": 0, \"Message\": \"Not you\"}");
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		assertThatExceptionOfType(RefusedByPeerException.class).isThrownBy(() -> connected.block(TIMEOUT))
			.withMessage("Not you");
		assertThat(this.second.isAnyoneWaiting()).isFalse();
	}

	@Test
	void failsWithTheLastRefusalWhenAllRefuse() throws Exception {
		Mono<Object> connected = client(url(this.first), url(this.second)).connect();
		refuseProposal(this.first, 0, "Server busy");
		refuseProposal(this.second, 0, "the server is stopping");
		assertThatExceptionOfType(RefusedByPeerException.class).isThrownBy(() -> connected.block(TIMEOUT))
			.withMessage("the server is stopping")
			.satisfies((failure) -> assertThat(failure.getSuppressed()).extracting(Throwable::getMessage)
				.contains("Server busy"));
	}

	@Test
	void failsWithTheRefusalWhenOthersCannotBeReached() throws Exception {
		this.second.close();
		Mono<Object> connected = client(url(this.first), url(this.second)).connect();
		refuseProposal(this.first, 0, "Server busy");
		assertThatExceptionOfType(RefusedByPeerException.class).isThrownBy(() -> connected.block(TIMEOUT))
			.withMessage("Server busy")
			.satisfies((failure) -> assertThat(failure.getSuppressed()).extracting(Throwable::getMessage)
				.anyMatch((text) -> text.contains(":" + this.second.port())));
	}

	@Test
	void comesBackToTheUrlThatWorkedLastBeforeTheOthers() throws Exception {
		client(url(this.first), url(this.second)).connect();
		this.first.accept().close();
		this.second.acceptOpen().close();
		this.second.accept().close();
		this.first.acceptOpen().close();
		this.first.acceptOpen().close();
	}

	@Test
	void beginsWithTheFirstUrlWhenTheOneThatWorkedIsNoneAnyMore() throws Exception {
		List<String> asked = new CopyOnWriteArrayList<>();
		try (RawService gone = new RawService()) {
			client((service) -> {
				asked.add(service);
				return (asked.size() == 1) ? List.of(url(gone)) : List.of(url(this.first), url(this.second));
			}).connect();
			gone.acceptOpen().close();
			this.first.acceptOpen().close();
			assertThat(gone.isAnyoneWaiting()).isFalse();
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

	private static void refuseProposal(RawService service, int errno, String text) throws IOException {
		try (RawPeer peer = service.accept()) {
			peer.receive();
			peer.sendText(RawPeer.error(errno, text));
			assertThat(peer.receiveToEnd()).isEmpty();
		}
	}

	private static ServiceUrl url(RawService service) {
		return new ServiceUrl(false, "127.0.0.1", service.port(), SERVICE);
	}

}
