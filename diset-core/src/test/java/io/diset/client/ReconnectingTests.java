package io.diset.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.diset.connection.CloseReason;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How a client comes back after it has lost its connection.
 */
class ReconnectingTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

	private RawService service = new RawService();

	private final TestClient testClient = new TestClient(this.service.url("Framework/PingPong"));

	private final MessageClient client = this.testClient.client();

	@AfterEach
	void close() {
		this.testClient.close();
		this.service.close();
	}

	@ParameterizedTest
	@EnumSource
	void comesBackWithIdentityAndArguments(Loss loss) throws Exception {
		this.client.connect(Map.of("foo", "bar"));
		String expected = "{\"OK\": true, \"Value\": [\"%s\", {\"foo\": \"bar\"}]}".formatted(this.client.identity());
		for (int connection = 0; connection < 3; connection++) {
			try (RawPeer peer = this.service.accept()) {
				peer.receive();
				peer.send("{\"OK\": true, \"Value\": null}");
				assertThat(peer.receive()).isEqualTo(expected);
				peer.send("{\"OK\": true, \"Value\": null}");
				this.client.send(new Ping(connection));
				assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", Integer.toString(connection)));
				loss.inflict(peer);
			}
		}
	}

	@Test
	void tellsOfTheEndAfterTheLastMessageAndBeforeItComesBack() throws Exception {
		this.client.on(Pong.class, this.events::add);
		this.client.onDisconnect((reason) -> {
			this.events.add(reason.kind());
			this.events.add(this.client.isConnected());
		});
		this.client.connect();
		for (int connection = 0; connection < 2; connection++) {
			try (RawPeer peer = this.service.acceptOpen()) {
				peer.send(RawPeer.message("Pong", "1"));
				peer.send(RawPeer.message("Pong", "2"));
			}
			assertThat(next(4)).containsExactly(new Pong(1), new Pong(2), CloseReason.Kind.PEER_CLOSED, false);
		}
	}

	@Test
	void goesOnTryingWhileTheServiceRefuses() throws Exception {
		this.client.connect();
		this.service.acceptOpen().close();
		for (int refusal = 0; refusal < 5; refusal++) {
			try (RawPeer peer = this.service.accept()) {
				peer.receive();
				peer.send("{\"OK\": false, \"Errno\": 0, \"Message\": \"not yet\"}");
			}
		}
		try (RawPeer peer = this.service.acceptOpen()) {
			this.client.send(new Ping(1));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "1"));
		}
	}

	@Test
	void sendsWhatWasSentMeanwhile() throws Exception {
		CountDownLatch lost = new CountDownLatch(1);
		this.client.onDisconnect((reason) -> lost.countDown());
		this.client.connect();
		RawPeer first = this.service.acceptOpen();
		int port = this.service.port();
		this.service.close();
		first.close();
		assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
		List<Mono<Void>> sent = new ArrayList<>();
		for (int id = 0; id < 10; id++) {
			sent.add(this.client.send(new Ping(id)));
		}
		this.service = RawService.onPort(port);
		try (RawPeer peer = this.service.acceptOpen()) {
			for (int id = 0; id < 10; id++) {
				assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", Integer.toString(id)));
			}
			sent.forEach((each) -> each.block(TIMEOUT));
		}
	}

	@Test
	void staysAwayWhenToldToDisconnectWhileItWaits() throws Exception {
		CountDownLatch lost = new CountDownLatch(1);
		this.client.onDisconnect((reason) -> lost.countDown());
		this.client.connect();
		this.service.acceptOpen().close();
		assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
		this.client.close().block(TIMEOUT);
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.client.connect().block(TIMEOUT));
		assertThat(this.client.isConnected()).isFalse();
	}

	@Test
	void staysAwayWhenThePolicySaysSo() throws Exception {
		ReconnectPolicy never = new ReconnectPolicy(false, Duration.ofMillis(1), Duration.ofMillis(1), 0);
		ClientSettings settings = new ClientSettings(TIMEOUT, TIMEOUT, TIMEOUT, never, UnsubscribedMessages.DISCONNECT,
				TestClient.SETTINGS.connection());
		try (TestClient loyal = new TestClient(this.service.url("Framework/PingPong"), settings(settings))) {
			loyal.client().onDisconnect((reason) -> this.events.add(reason.kind()));
			loyal.client().connect();
			this.service.acceptOpen().close();
			assertThat(next(1)).containsExactly(CloseReason.Kind.PEER_CLOSED);
			assertThat(this.service.isAnyoneWaitingWithin(Duration.ofMillis(200))).isFalse();
			loyal.client().send(new Ping(1));
			try (RawPeer peer = this.service.acceptOpen()) {
				assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "1"));
			}
		}
	}

	@Test
	void survivesADisconnectCallbackThatFails() throws Exception {
		this.client.onDisconnect((reason) -> {
			throw new IllegalStateException("expected by the test");
		});
		this.client.onDisconnect((reason) -> this.events.add(reason.kind()));
		this.client.connect();
		this.service.acceptOpen().close();
		assertThat(next(1)).containsExactly(CloseReason.Kind.PEER_CLOSED);
		this.service.acceptOpen().close();
		assertThat(next(1)).containsExactly(CloseReason.Kind.PEER_CLOSED);
	}

	@Test
	void forgetsADisconnectCallbackThatWasEnded() throws Exception {
		this.client.onDisconnect((reason) -> this.events.add("ended")).dispose();
		this.client.onDisconnect((reason) -> this.events.add("kept"));
		this.client.connect();
		this.service.acceptOpen().close();
		assertThat(next(1)).containsExactly("kept");
		assertThat(this.events).isEmpty();
	}

	private static UnaryOperator<MessageClientBuilder> settings(ClientSettings settings) {
		return (builder) -> builder.settings(settings);
	}

	private List<Object> next(int count) throws InterruptedException {
		List<Object> next = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Object event = this.events.poll(10, TimeUnit.SECONDS);
			if (event == null) {
				return next;
			}
			next.add(event);
		}
		return Collections.unmodifiableList(next);
	}

	/**
	 * The ways to lose a connection.
	 */
	private enum Loss {

		CLOSE {

			@Override
			void inflict(RawPeer peer) throws Exception {
				peer.close();
			}

		},

		RESET {

			@Override
			void inflict(RawPeer peer) throws Exception {
				peer.reset();
			}

		},

		ERROR {

			@Override
			void inflict(RawPeer peer) throws Exception {
				peer.send("{\"OK\": false, \"Errno\": 0, \"Message\": \"go away\"}");
				assertThat(peer.receiveToEnd()).isEmpty();
			}

		},

		PROTOCOL_ERROR {

			@Override
			void inflict(RawPeer peer) throws Exception {
				peer.sendText("nonsense");
				assertThat(peer.receiveToEnd()).contains("Invalid frame");
			}

		};

		abstract void inflict(RawPeer peer) throws Exception;

	}

}
