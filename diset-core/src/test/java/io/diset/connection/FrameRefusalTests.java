package io.diset.connection;

import java.io.IOException;

import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedEvents;
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
 * What a peer is told that sends something else than frames.
 */
class FrameRefusalTests {

	private static final String SERVICE = "Framework/PingPong";

	private final NotedEvents events = new NotedEvents();

	private final RunningServer server = RunningServer.of(ServiceDefinition.builder(SERVICE)
		.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> ping)
		.onDrop(Execution.EXECUTOR, this.events.drop())
		.build());

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			x            | Invalid frame: not a length
			GET / HTTP/1 | Invalid frame: not a length
			-5:          | Invalid frame: not a length
			+5:          | Invalid frame: not a length
			' 5:'        | Invalid frame: not a length
			'5 :'        | Invalid frame: not a length
			5x           | Invalid frame: not a length
			dx           | Invalid frame: not a length
			dkb          | Invalid frame: not a length
			DKA          | Invalid frame: not a length
			dkad         | Invalid frame: not a length
			1dka5:       | Invalid frame: not a length
			:            | Invalid frame: no body
			0:           | Invalid frame: no body
			000000000:   | Invalid frame: no body
			dka:         | Invalid frame: no body
			dka0:        | Invalid frame: no body
			0000000001   | Invalid frame: length of more than 9 digits
			dka1234567890| Invalid frame: length of more than 9 digits
			999999999:   | Frame of 999999999 bytes is longer than the limit of %d
			dka1025:     | Frame of 1025 bytes is longer than the limit of 1024
			""")
	void refusesAWrongHeaderAtEachStage(String bytes, String told) throws Exception {
		assertThat(answer(Stage.CONNECTED, bytes)).isEqualTo(RawPeer.error(0, told.formatted(65536)));
		assertThat(answer(Stage.PROPOSED, bytes)).isEqualTo(RawPeer.error(0, told.formatted(65536)));
		assertThat(this.events.rest()).isEmpty();
		assertThat(answer(Stage.ESTABLISHED, bytes)).isEqualTo(RawPeer.error(0, told.formatted(16777216)));
		assertThat(this.events.next()).isEqualTo("drop PROTOCOL_ERROR");
	}

	@ParameterizedTest
	@CsvSource({ "CONNECTED, 65537, 65536", "PROPOSED, 65537, 65536", "ESTABLISHED, 16777217, 16777216" })
	void refusesAFrameLongerThanTheLimitAtItsHeader(Stage stage, int length, int limit) throws IOException {
		assertThat(answer(stage, length + ":"))
			.isEqualTo(RawPeer.error(0, "Frame of %d bytes is longer than the limit of %d".formatted(length, limit)));
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

	private String answer(Stage stage, String bytes) throws IOException {
		try (RawPeer peer = stage.reach(this.server.connect(), SERVICE)) {
			return peer.sendText(bytes).receiveToEnd();
		}
	}

}
