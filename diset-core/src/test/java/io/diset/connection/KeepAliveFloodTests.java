package io.diset.connection;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import io.diset.wire.PingPongX;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A peer that asks for more answers than it reads.
 */
class KeepAliveFloodTests {

	private static final String PING = "dka50:{\"OK\": true, \"Value\": {\"id\": \"1\", \"kaping\": true}}";

	private final PingPongX service = new PingPongX();

	@Test
	void cutsOffAPeerThatDoesNotReadTheAnswers() throws Exception {
		try (RunningServer server = RunningServer.of(this.service.define("Framework/PingPong", Execution.EXECUTOR));
				RawPeer peer = RawPeer.connectNarrow(server.port())) {
			peer.open("Framework/PingPong", "{}");
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> floodWith(peer, PING.repeat(1000)));
			assertThat(this.service.drops().poll(10, TimeUnit.SECONDS)).satisfies((reason) -> {
				assertThat(reason.kind()).isEqualTo(CloseReason.Kind.LIMIT);
				assertThat(reason.text()).isEqualTo("The peer does not read the answers to what it sends");
			});
		}
	}

	// More than the socket buffers of both sides can hold
	private static void floodWith(RawPeer peer, String pings) throws IOException {
		for (int i = 0; i < 2000; i++) {
			peer.sendText(pings);
		}
	}

}
