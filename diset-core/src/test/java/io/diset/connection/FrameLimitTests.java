package io.diset.connection;

import java.io.IOException;

import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long a frame may be, and that it may stay unfinished when the peer leaves.
 */
class FrameLimitTests {

	private static final String SERVICE = "Framework/PingPong";

	private final RunningServer server = RunningServer.of(ServiceDefinition.builder(SERVICE)
		.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> ping)
		.build());

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource({ "CONNECTED, 65536", "PROPOSED, 65536", "ESTABLISHED, 16777216" })
	void takesAFrameOfTheLimit(Stage stage, int limit) throws IOException {
		String body = switch (stage) {
			case CONNECTED -> RawPeer.proposal(SERVICE);
			case PROPOSED -> "{\"OK\": true, \"Value\": [\"identity\", {}]}";
			default -> RawPeer.message("Ping", "1");
		};
		try (RawPeer peer = stage.reach(this.server.connect(), SERVICE)) {
			peer.send(body + " ".repeat(limit - body.length()));
			assertThat(peer.receive()).startsWith("{\"OK\": true");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "CONNECTED", "PROPOSED", "ESTABLISHED" })
	void saysNothingToAPeerThatLeavesInTheMiddleOfAFrame(Stage stage) throws IOException {
		try (RawPeer peer = stage.reach(this.server.connect(), SERVICE)) {
			assertThat(peer.sendText("100:{\"OK\"").endOutput().receiveToEnd()).isEmpty();
		}
	}

}
