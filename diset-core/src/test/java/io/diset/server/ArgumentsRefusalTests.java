package io.diset.server;

import java.io.IOException;

import io.diset.connection.Execution;
import io.diset.wire.NotedEvents;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client is told that sends wrong connect arguments.
 */
class ArgumentsRefusalTests {

	private static final String SERVICE = "Framework/PingPongX";

	private final NotedEvents events = new NotedEvents();

	private final RunningServer server = RunningServer.of(ServiceDefinition.builder(SERVICE)
		.onConnect(Execution.EVENT_LOOP, this.events.connect())
		.onDrop(Execution.EVENT_LOOP, this.events.drop())
		.build());

	@AfterEach
	void asksNoHandler() {
		this.server.close();
		assertThat(this.events.rest()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"OK\": true, \"Value\": null}", "{\"OK\": true}", "{\"OK\": true, \"Value\": []}",
			"{\"OK\": true, \"Value\": [\"identity\"]}", "{\"OK\": true, \"Value\": [\"identity\", {}, 1]}",
			"{\"OK\": true, \"Value\": {}}", "{\"OK\": true, \"Value\": \"identity\"}",
			"{\"OK\": false, \"Errno\": 0, \"Message\": \"no\"}", "{}", "{\"OK\": true, \"Value\": [\"identity\", {}",
			"x", "{\"OK\": true, \"Value\": [\"identity\", {\"a\": {\"__dCls\": \"os.system\", \"obj\": 1}}]}" })
	void refusesWhatIsNoPairOfArguments(String body) throws IOException {
		assertThat(answer(body)).isEqualTo(RawPeer.error(0, "Expected 2 arguments"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "d", "d2:OKb1e" })
	void refusesInTheEncodingOfThePeer(String body) throws IOException {
		assertThat(answer(body)).isEqualTo(RawPeer.frame("ds2:OKb0s5:Errnoi0es7:Messages20:Expected 2 argumentse"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			[1, {}]            | 0
			[null, {}]         | 0
			[["identity"], []] | 0
			["identity", []]   | 1
			["identity", null] | 1
			["identity", "a"]  | 1
			""")
	void namesTheArgumentThatHasAWrongType(String arguments, int index) throws IOException {
		assertThat(answer("{\"OK\": true, \"Value\": " + arguments + "}"))
			.isEqualTo(RawPeer.error(0, "Invalid type for argument " + index));
	}

	private String answer(String body) throws IOException {
		try (RawPeer peer = this.server.connect()) {
			peer.send(RawPeer.proposal(SERVICE)).receive();
			return peer.send(body).receiveToEnd();
		}
	}

}
