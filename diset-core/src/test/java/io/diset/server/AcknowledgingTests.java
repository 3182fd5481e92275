package io.diset.server;

import io.diset.connection.ConnectionSettings;
import io.diset.connection.DisetConnection;
import io.diset.connection.DisetException;
import io.diset.connection.Execution;
import io.diset.message.MessageType;
import io.diset.wire.Acks;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages are acknowledged when they are received, before they wait for anything. The
 * handlers run here only when they are told to.
 */
class AcknowledgingTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final int WINDOW = 4;

	private static final String S_OK = RawPeer.frame("{\"OK\": true, \"Value\": null}");

	private final NotedEvents events = new NotedEvents();

	private final EmbeddedPeer peer = new EmbeddedPeer(ServiceDefinition.builder(SERVICE)
		.onConnect(Execution.EXECUTOR, this.events.connect())
		.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, this::ping)
		.onDrop(Execution.EXECUTOR, this.events.drop())
		.build(), HandshakeSettings.DEFAULTS, ConnectionSettings.builder().inboundWindow(WINDOW).build());

	@AfterEach
	void close() {
		this.peer.close();
	}

	@Test
	void tellsThatAMessageIsAcceptedBeforeItsHandlerRuns() throws Exception {
		this.peer.open(SERVICE);
		assertThat(this.peer.send(asking("1", "\"x:7\""))).isEqualTo(ok("\"x:7\""));
		assertThat(this.peer.runHandlers()).isEqualTo(RawPeer.frame(RawPeer.message("Pong", "1")));
		assertThat(this.events.next()).isEqualTo("connect");
		assertThat(this.events.next()).isEqualTo("Ping 1");
	}

	@Test
	void doesNotWaitForTheHandlersOfEarlierMessages() {
		this.peer.open(SERVICE);
		assertThat(this.peer.send(RawPeer.frame(RawPeer.message("Ping", "1")))).isEmpty();
		assertThat(this.peer.send(asking("2", "\"a\""))).isEqualTo(ok("\"a\""));
		assertThat(this.peer.send(asking("3", "\"b\""))).isEqualTo(ok("\"b\""));
		assertThat(this.events.rest()).containsExactly("connect");
	}

	@Test
	void doesNotWaitForTheHandlersOfEarlierMessagesToRefuse() {
		this.peer.open(SERVICE);
		assertThat(this.peer.send(RawPeer.frame(RawPeer.message("Ping", "1")))).isEmpty();
		assertThat(this.peer.send(asking("\"one\"", "\"b\"")))
			.isEqualTo(error("\"b\"", "Wrong type for attribute 'id' of message Ping: str, expected int"));
	}

	@Test
	void acknowledgesAllThatWasReadWhenTheWindowIsFull() {
		this.peer.open(SERVICE);
		StringBuilder messages = new StringBuilder();
		StringBuilder expected = new StringBuilder();
		for (int i = 0; i < WINDOW; i++) {
			messages.append(asking(String.valueOf(i), String.valueOf(i)));
			expected.append(ok(String.valueOf(i)));
		}
		String late = asking("99", "\"late\"");
		assertThat(this.peer.send(messages + late)).isEqualTo(expected.toString());
		assertThat(this.peer.send(late)).isEmpty();
		assertThat(this.peer.runHandlers()).contains(ok("\"late\"") + ok("\"late\""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "0", "-3", "123456789012345678901234567890", "\"7\"", "\"\"", "\"x:7\"", "null",
			"1.5", "\"\\u00e9 \\\"\\n\"" })
	void repeatsTheIdAsItIs(String id) {
		this.peer.open(SERVICE);
		assertThat(this.peer.send(asking("1", id))).isEqualTo(ok(id));
		assertThat(this.peer.send(asking("1", id))).isEqualTo(ok(id));
		assertThat(this.peer.isOpen()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "[]", "{}" })
	void tellsThatAnIdIsNoId(String id) {
		this.peer.open(SERVICE);
		assertThat(this.peer.send(asking("1", id)))
			.isEqualTo(RawPeer.error(0, "Invalid message: id is not a short text or number"));
		assertThat(this.peer.isOpen()).isFalse();
	}

	@Test
	void refusesAnIdThatIsTooLongToRepeat() {
		this.peer.open(SERVICE);
		String longest = "\"" + "x".repeat(1024) + "\"";
		assertThat(this.peer.send(asking("1", longest))).isEqualTo(ok(longest));
		assertThat(this.peer.send(asking("1", "\"" + "x".repeat(1025) + "\"")))
			.isEqualTo(RawPeer.error(0, "Invalid message: id is not a short text or number"));
	}

	@Test
	void repeatsTheIdInTheEncodingOfThePeer() {
		this.peer.open(SERVICE);
		String message = "ds2:OKb1s5:Valueds7:requestb1s4:names4:Pings5:attrslb1li1eees2:idi7eee";
		assertThat(this.peer.send(RawPeer.frame(message)))
			.isEqualTo(RawPeer.frame("ds2:OKb1s5:Valueds7:requestb0s2:idi7es6:resultds2:OKb1s5:Valueneee"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'',
			textBlock = """
					"name": "Pung", "attrs": [true, [1]]  | Unknown message Pung
					"name": "Pong", "attrs": [true, [1]]  | Unknown message Pong
					"name": "Ping", "attrs": [true, []]   | Message Ping has 1 attributes, got 0 values, missing 'id'
					"name": "Ping"                        | Message Ping has 1 attributes, got 0 values, missing 'id'
					"name": "Ping", "attrs": [true, [9223372036854775808]] | Value of attribute 'id' of message Ping is out of range
					"name": "Ping", "attrs": {"id": 1}    | Invalid message: attributes are not a list
					"name": "Ping", "attrs": null         | Invalid message: attributes are not a list
					"name": null, "attrs": [true, [1]]    | Invalid message: no name
					"attrs": [true, [1]]                  | Invalid message: no name
					""")
	void tellsInTheAcknowledgementWhyAMessageIsRefused(String rest, String told) throws Exception {
		this.peer.open(SERVICE);
		String message = "{\"OK\": true, \"Value\": {\"request\": true, \"id\": \"x:1\", " + rest + "}}";
		assertThat(this.peer.send(RawPeer.frame(message))).isEqualTo(error("\"x:1\"", told));
		this.peer.leave();
		this.peer.runHandlers();
		assertThat(this.events.rest()).containsExactly("connect", "drop PROTOCOL_ERROR");
		assertThat(this.events.nextReason().text()).isEqualTo(told);
	}

	@Test
	void sendsTheReplyBeforeAcknowledgementsOfWhatCameTooEarly() {
		this.peer.send(RawPeer.frame(RawPeer.proposal(SERVICE)));
		String early = asking("1", "\"a\"") + RawPeer.frame(RawPeer.message("Ping", "2")) + asking("3", "4");
		assertThat(this.peer.send(arguments() + early)).isEmpty();
		assertThat(this.peer.runHandlers()).startsWith(S_OK + ok("\"a\"") + ok("4"))
			.endsWith(RawPeer.frame(RawPeer.message("Pong", "1")) + RawPeer.frame(RawPeer.message("Pong", "2"))
					+ RawPeer.frame(RawPeer.message("Pong", "3")));
	}

	@Test
	void forgetsAcknowledgementsOfWhatCameTooEarlyWhenThePeerIsRefused() {
		try (EmbeddedPeer refused = new EmbeddedPeer(
				ServiceDefinition.builder(SERVICE).onConnect(Execution.EXECUTOR, (connection) -> {
					throw new DisetException("Not you");
				})
					.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, this::ping)
					.onDrop(Execution.EXECUTOR, this.events.drop())
					.build())) {
			refused.send(RawPeer.frame(RawPeer.proposal(SERVICE)));
			assertThat(refused.send(arguments() + asking("1", "\"a\""))).isEmpty();
			assertThat(refused.runHandlers()).isEqualTo(RawPeer.error(0, "Not you"));
			assertThat(refused.isOpen()).isFalse();
		}
		assertThat(this.events.rest()).isEmpty();
	}

	@Test
	void refusesTheConnectionWhenAMessageThatCameTooEarlyIsWrong() {
		this.peer.send(RawPeer.frame(RawPeer.proposal(SERVICE)));
		assertThat(this.peer.send(arguments() + asking("1", "\"a\"") + asking("\"wrong\"", "\"b\"")))
			.isEqualTo(RawPeer.error(0, "Wrong type for attribute 'id' of message Ping: str, expected int"));
		assertThat(this.peer.isOpen()).isFalse();
		this.peer.runHandlers();
		assertThat(this.events.rest()).first().isEqualTo("connect");
	}

	@Test
	void tellsThatAHandlerHasFailedAfterItsMessageWasAcknowledged() throws Exception {
		this.peer.open(SERVICE);
		assertThat(this.peer.send(asking("13", "\"a\""))).isEqualTo(ok("\"a\""));
		assertThat(this.peer.runHandlers()).isEqualTo(RawPeer.error(0, "Server error while serving Ping"));
		assertThat(this.peer.isOpen()).isFalse();
		assertThat(this.events.rest()).containsExactly("connect", "Ping 13", "drop HANDLER_ERROR");
	}

	@Test
	void acknowledgesAheadOfMessagesThatHandlersSend() {
		this.peer.open(SERVICE);
		DisetConnection connection = this.peer.registry().all().iterator().next();
		connection.send(new Pong(5));
		assertThat(this.peer.send(asking("1", "\"a\""))).startsWith(ok("\"a\""));
	}

	private Object ping(DisetConnection connection, Ping ping) {
		this.events.add("Ping " + ping.id());
		if (ping.id() == 13) {
			throw new IllegalStateException("expected by the test");
		}
		return new Pong(ping.id());
	}

	private static String arguments() {
		return RawPeer.frame("{\"OK\": true, \"Value\": [\"identity\", {}]}");
	}

	private static String asking(String value, String id) {
		return RawPeer.frame(Acks.asking("Ping", value, id));
	}

	private static String ok(String id) {
		return RawPeer.frame(Acks.ok(id));
	}

	private static String error(String id, String text) {
		return RawPeer.frame(Acks.error(id, 0, text));
	}

}
