package io.diset.client;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.KeepAliveSettings;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client asks a silent service whether it is still there.
 */
class KeepAliveTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final KeepAliveSettings HASTY = new KeepAliveSettings(Duration.ofMillis(50), Duration.ofMillis(50),
			Duration.ofSeconds(150));

	private final BlockingQueue<CloseReason> reasons = new LinkedBlockingQueue<>();

	private final RawService service = new RawService();

	private final TestClient testClient = new TestClient(this.service.url("Framework/PingPong"),
			(builder) -> builder.settings(new ClientSettings(TIMEOUT, TIMEOUT, TIMEOUT, TestClient.SETTINGS.reconnect(),
					UnsubscribedMessages.DISCONNECT, ConnectionSettings.builder().keepAlive(HASTY).build())));

	@AfterEach
	void close() {
		this.testClient.close();
		this.service.close();
	}

	@Test
	void isPatientWithAnOriginalService() throws Exception {
		this.testClient.client().onDisconnect(this.reasons::add);
		this.testClient.client().connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			for (int id = 1; id <= 3; id++) {
				String ping = RawPeer.keepAlive("\"" + id + "\"", true);
				assertThat(peer.receiveText(ping.length())).isEqualTo(ping);
				peer.sendText(RawPeer.keepAlive("\"" + id + "\"", false));
			}
			assertThat(this.reasons).isEmpty();
		}
	}

	@Test
	void comesBackWhenAServiceOfOursDoesNotAnswer() throws Exception {
		this.testClient.client().onDisconnect(this.reasons::add);
		this.testClient.client().connect();
		try (RawPeer peer = this.service.accept()) {
			peer.receive();
			peer.send("{\"OK\": true, \"Value\": null}").receive();
			peer.send("{\"OK\": true, \"Value\": {\"__diset\": {}, \"value\": null}}");
			assertThat(peer.receiveToEnd()).isEqualTo(RawPeer.keepAlive("\"1\"", true));
		}
		CloseReason reason = this.reasons.poll(10, TimeUnit.SECONDS);
		assertThat(reason)
			.isEqualTo(CloseReason.of(CloseReason.Kind.TIMEOUT, "No answer to a keep-alive within 50 ms"));
		this.service.acceptOpen().close();
	}

	@Test
	void asksNobodyWhoHasNotAcceptedYet() throws Exception {
		this.testClient.client().connect();
		try (RawPeer peer = this.service.accept()) {
			peer.receive();
			assertThat(this.service.isAnyoneWaitingWithin(Duration.ofMillis(200))).isFalse();
			peer.send("{\"OK\": true, \"Value\": null}");
			assertThat(peer.receive()).startsWith("{\"OK\": true, \"Value\": [\"");
		}
	}

}
