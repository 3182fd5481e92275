package io.diset.client;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.connection.ConnectionMetrics;
import io.diset.wire.NotedLog;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What those who measure learn of a client.
 */
class ClientMetricsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final RawService service = new RawService();

	private final BlockingQueue<String> noted = new LinkedBlockingQueue<>();

	@AfterEach
	void close() {
		this.service.close();
	}

	@Test
	void learnOfAttemptsToConnectAndToComeBack() throws Exception {
		try (TestClient client = client(new ClientMetrics() {

			@Override
			public void attempted(boolean again, boolean success) {
				ClientMetricsTests.this.noted.add("again %s success %s".formatted(again, success));
			}

		})) {
			client.client().connect();
			this.service.acceptOpen().close();
			assertThat(next()).isEqualTo("again false success true");
			this.service.accept().close();
			assertThat(next()).isEqualTo("again true success false");
			try (RawPeer peer = this.service.acceptOpen()) {
				assertThat(next()).isEqualTo("again true success true");
				peer.sync();
			}
		}
	}

	@Test
	void doNoHarmWhenTheyFail() throws Exception {
		try (NotedLog log = new NotedLog(); TestClient client = client(new ClientMetrics() {

			@Override
			public ConnectionMetrics connections(String service) {
				throw new IllegalStateException("failed on purpose");
			}

			@Override
			public void attempted(boolean again, boolean success) {
				throw new LinkageError("failed on purpose");
			}

		})) {
			client.client().send(new Ping(1));
			this.service.acceptOpen().close();
			try (RawPeer peer = this.service.acceptOpen()) {
				client.client().send(new Ping(2)).block(TIMEOUT);
				assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "2"));
			}
			assertThat(log.rest()).filteredOn((line) -> line.contains("meters may be wrong")).hasSize(1);
		}
	}

	private @Nullable String next() throws InterruptedException {
		return this.noted.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
	}

	private TestClient client(ClientMetrics metrics) {
		return new TestClient(this.service.url("Framework/PingPong"), (builder) -> builder.metrics(metrics));
	}

}
