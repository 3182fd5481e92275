package io.diset.server;

import java.io.IOException;

import io.diset.connection.Execution;
import io.diset.security.registry.AuthorizationRule;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client is told that proposes something wrong.
 */
class ProposalRefusalTests {

	private static final String S_OK = RawPeer.frame("{\"OK\": true, \"Value\": null}");

	private final NotedEvents events = new NotedEvents();

	private final RunningServer server = RunningServer.of(ServiceDefinition.builder("Framework/PingPongX")
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
			"{\"OK\": true, \"Value\": {}}", "{\"OK\": true, \"Value\": \"Framework/PingPongX\"}",
			"{\"OK\": true, \"Value\": [[\"Framework/PingPongX\", \"S\", \"vo\"], [\"Connection\", \"new\"]]}",
			"{\"OK\": true, \"Value\": [[\"Framework/PingPongX\"], [\"Connection\", \"new\"], \"\"]}",
			"{\"OK\": true, \"Value\": [[\"Framework/PingPongX\", null], [\"Connection\", \"new\"], \"\"]}",
			"{\"OK\": true, \"Value\": [[null, \"S\"], [\"Connection\", \"new\"], \"\"]}",
			"{\"OK\": true, \"Value\": [\"Framework/PingPongX\", [\"Connection\", \"new\"], \"\"]}",
			"{\"OK\": true, \"Value\": [[\"Framework/PingPongX\", \"S\"], \"Connection/new\", \"\"]}",
			"{\"OK\": true, \"Value\": [[\"Framework/PingPongX\", \"S\"], [\"Connection\"], \"\"]}",
			"{\"OK\": true, \"Value\": [[\"Framework/PingPongX\", \"S\"], [\"Connection\", 1], \"\"]}",
			"{\"OK\": true, \"Value\": [[\"Framework/PingPongX\", \"S\"], [true, \"new\"], \"\"]}",
			"{\"OK\": false, \"Errno\": 7, \"Message\": \"I would rather not\"}", "{\"Value\": []}", "{\"OK\": 1}",
			"{}", "{\"OK\": true, \"Value\": [", "{\"OK\": true, \"Value\": null} {}", "[1]", "\"Connection\"", "x",
			"{\"OK\": true, \"Value\": {\"__dCls\": \"os.system\", \"obj\": \"ls\"}}" })
	void refusesWhatIsNoProposal(String body) throws IOException {
		assertThat(answer(this.server, body)).isEqualTo(RawPeer.error(0, "Invalid action proposal"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "d", "de", "d2:OKb1e" })
	void refusesInTheEncodingOfThePeer(String body) throws IOException {
		assertThat(answer(this.server, body))
			.isEqualTo(RawPeer.frame("ds2:OKb0s5:Errnoi0es7:Messages23:Invalid action proposale"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			Framework/Nothing  | Connection   | new | Framework/Nothing is not up in this server
			framework/pingpongx| Connection   | new | framework/pingpongx is not up in this server
			''                 | Connection   | new | ' is not up in this server'
			Framework/Nothing  | Conversation | new | Framework/Nothing is not up in this server
			Framework/Größe    | Connection   | new | Framework/Gr\\u00f6\\u00dfe is not up in this server
			Framework/PingPongX| RPC          | ping | RPC is not a known action type
			Framework/PingPongX| FileTransfer | FromClient | FileTransfer is not a known action type
			Framework/PingPongX| connection   | new | connection is not a known action type
			Framework/PingPongX| ''           | new | ' is not a known action type'
			Framework/PingPongX| Connection   | old | Invalid connection method old
			Framework/PingPongX| Connection   | ''  | 'Invalid connection method '
			""")
	void refusesWhatItDoesNotServe(String service, String type, String action, String told) throws IOException {
		assertThat(answer(this.server, proposal(service, type, action))).isEqualTo(RawPeer.error(0, told));
	}

	@ParameterizedTest
	@CsvSource({ "Connection, new", "Connection, old" })
	void refusesWhoIsNotAuthorizedWithTheNumberOfTheOriginal(String type, String action) throws IOException {
		try (RunningServer closed = closedToEverybody()) {
			assertThat(answer(closed, proposal("Framework/PingPongX", type, action)))
				.isEqualTo(RawPeer.error(1111, "Unauthorized query ( 1111 : Unauthorized query)"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "Framework/Nothing, Connection, Framework/Nothing is not up in this server",
			"Framework/PingPongX, RPC, RPC is not a known action type" })
	void looksAtServiceAndTypeBeforeAuthorization(String service, String type, String told) throws IOException {
		try (RunningServer closed = closedToEverybody()) {
			assertThat(answer(closed, proposal(service, type, "new"))).isEqualTo(RawPeer.error(0, told));
		}
	}

	@Test
	void refusesWhenTheAuthenticationFails() throws IOException {
		try (RunningServer broken = RunningServer
			.with((builder) -> builder.service(new PingPongX().define("Framework/PingPongX", Execution.EVENT_LOOP))
				.authentication((credentials) -> {
					throw new IllegalStateException("no registry");
				}))) {
			assertThat(answer(broken, RawPeer.proposal("Framework/PingPongX")))
				.isEqualTo(RawPeer.error(0, "Server error while serving new"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "[[\"Framework/PingPongX\", \"S\"], [\"Connection\", \"new\"], \"\"]",
			"[[\"Framework/PingPongX\", \"S\", null], [\"Connection\", \"new\"], \"hosts\", null]",
			"[[\"Framework/PingPongX\", \"\", \"\"], [\"Connection\", \"new\"], \"group\", \"9.0.0\"]",
			"[[\"Framework/PingPongX\", \"S\", 1, 2], [\"Connection\", \"new\", 3], null, 4, 5, {\"six\": 7}]" })
	void acceptsEachFormThatOriginalsHave(String proposal) throws IOException {
		try (RawPeer peer = this.server.connect()) {
			peer.send("{\"more\": [], \"OK\": true, \"Value\": " + proposal + ", \"rpcStub\": 1}");
			assertThat(peer.receiveText(S_OK.length())).isEqualTo(S_OK);
		}
	}

	private static RunningServer closedToEverybody() {
		return RunningServer
			.with((builder) -> builder.service(new PingPongX().define("Framework/PingPongX", Execution.EVENT_LOOP))
				.authorization(AuthorizationRules.byDefault(AuthorizationRule.of("NormalUser"))));
	}

	private static String proposal(String service, String type, String action) {
		return "{\"OK\": true, \"Value\": [[\"%s\", \"S\", \"vo\"], [\"%s\", \"%s\"], \"\", \"9.0.0a31\"]}"
			.formatted(service, type, action);
	}

	private static String answer(RunningServer server, String body) throws IOException {
		try (RawPeer peer = server.connect()) {
			return peer.send(body).receiveToEnd();
		}
	}

}
