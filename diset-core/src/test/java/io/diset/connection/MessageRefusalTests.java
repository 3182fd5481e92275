package io.diset.connection;

import java.io.IOException;

import io.diset.message.AttributeDefinition;
import io.diset.message.AttributeType;
import io.diset.message.DisetMessage;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedEvents;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a peer is told whose message cannot be given to a handler.
 */
class MessageRefusalTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final MessageDefinition LIMITS = MessageDefinition.of("Limits",
			AttributeDefinition.of("amount", AttributeType.INT, AttributeType.FLOAT),
			AttributeDefinition.of("at", AttributeType.DATETIME), AttributeDefinition.of("note", AttributeType.ANY));

	private final NotedEvents events = new NotedEvents();

	private final RunningServer server = RunningServer.of(ServiceDefinition.builder(SERVICE)
		.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> {
			this.events.add("Ping " + ping.id());
			return ping;
		})
		.onMessage(MessageType.of(Small.class), Execution.EXECUTOR, (connection, small) -> null)
		.onMessage(MessageType.of(Nothing.class), Execution.EXECUTOR, (connection, nothing) -> nothing)
		.onMessage(MessageType.of(LIMITS), Execution.EXECUTOR, (connection, limits) -> null)
		.onDrop(Execution.EXECUTOR, this.events.drop())
		.build());

	@AfterEach
	void stop() {
		this.server.close();
		assertThat(this.events.rest()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'',
			textBlock = """
					null                                              | Invalid message: not a dictionary
					[true, "Ping", [false, [1]]]                      | Invalid message: not a dictionary
					"Ping"                                            | Invalid message: not a dictionary
					{}                                                | Invalid message: no request flag
					{"name": "Ping", "attrs": [false, [1]]}           | Invalid message: no request flag
					{"request": 1, "name": "Ping"}                    | Invalid message: no request flag
					{"request": true, "attrs": [false, [1]]}          | Invalid message: no name
					{"request": true, "name": null}                   | Invalid message: no name
					{"request": true, "name": ["Ping"]}               | Invalid message: no name
					{"request": true, "name": "Ping", "attrs": null}  | Invalid message: attributes are not a list
					{"request": true, "name": "Ping", "attrs": {}}    | Invalid message: attributes are not a list
					{"request": true, "name": "Ping", "attrs": [1]}   | Invalid message: attributes are not a list
					{"request": true, "name": "Ping", "attrs": [false, {"id": 1}]} | Invalid message: attributes are not a list
					{"request": true, "name": "Pong", "attrs": [false, [1]]}       | Unknown message Pong
					{"request": true, "name": "ping", "attrs": [false, [1]]}       | Unknown message ping
					{"request": true, "name": "", "attrs": [false, [1]]}           | 'Unknown message '
					{"request": true, "name": "Ping"}                      | Message Ping has 1 attributes, got 0 values, missing 'id'
					{"request": true, "name": "Ping", "attrs": [false, []]}| Message Ping has 1 attributes, got 0 values, missing 'id'
					{"request": true, "name": "Limits", "attrs": [false, [1, null]]} | Message Limits has 3 attributes, got 2 values, missing 'note'
					{"request": true, "name": "Ping", "attrs": [true, [1]], "id": []}      | Invalid message: id is not a short text or number
					{"request": false, "result": {"OK": true, "Value": null}}              | Invalid acknowledgement: no id
					{"request": false, "id": "x:1"}                                        | Invalid acknowledgement: no result
					{"request": false, "id": "x:1", "result": "fine"}                      | Not a return structure
					""")
	void tellsWhatIsWrongWithTheMessage(String value, String told) throws Exception {
		assertThat(answer("{\"OK\": true, \"Value\": " + value + "}")).isEqualTo(RawPeer.error(0, told));
		assertThat(this.events.next()).isEqualTo("drop PROTOCOL_ERROR");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'',
			textBlock = """
					Ping   | "1"        | Wrong type for attribute 'id' of message Ping: str, expected int
					Ping   | 1.0        | Wrong type for attribute 'id' of message Ping: float, expected int
					Ping   | null       | Wrong type for attribute 'id' of message Ping: null, expected int
					Ping   | [1]        | Wrong type for attribute 'id' of message Ping: list, expected int
					Ping   | {"id": 1}  | Wrong type for attribute 'id' of message Ping: dict, expected int
					Ping   | {"__dCls": "b64", "obj": ""} | Wrong type for attribute 'id' of message Ping: bytes, expected int
					Ping   | 9223372036854775808 | Value of attribute 'id' of message Ping is out of range
					Small  | 128        | Value of attribute 'value' of message Small is out of range
					Small  | 13         | Message Small was refused by its class
					Limits | "a", 1, 2  | Wrong type for attribute 'amount' of message Limits: str, expected int or float
					Limits | 1, {"__dCls": "date", "obj": "2024-02-29"}, 2 | Wrong type for attribute 'at' of message Limits: date, expected datetime
					""")
	void tellsWhichValueIsWrong(String message, String values, String told) throws Exception {
		assertThat(answer(RawPeer.message(message, values))).isEqualTo(RawPeer.error(0, told));
		assertThat(this.events.next()).isEqualTo("drop PROTOCOL_ERROR");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			{"OK": true, "Value": {"request": true   | Invalid JSON
			{"OK": true, "Value": nothing}           | Invalid JSON
			{"OK": true, "Value": null}{"OK": true}  | Invalid JSON: more than one value
			{"Value": {"request": true}}             | Not a return structure
			{"OK": null, "Value": null}              | Not a return structure
			["OK"]                                   | Unknown encoding
			null                                     | Unknown encoding
			{"OK": true, "Value": {"__dCls": "DIRAC.Job", "obj": "{}"}} | Values of a Python class are not accepted
			""")
	void tellsWhatIsWrongWithTheBody(String body, String told) throws Exception {
		assertThat(answer(body)).isEqualTo(RawPeer.error(0, told));
		assertThat(this.events.next()).isEqualTo("drop PROTOCOL_ERROR");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			d2:OKb1e                                 | Invalid DEncode: unknown type
			ds2:OKb1                                 | Invalid DEncode: ends too early
			de                                       | Not a return structure
			""")
	void tellsWhatIsWrongInTheEncodingOfThePeer(String body, String told) throws Exception {
		String error = "ds2:OKb0s5:Errnoi0es7:Messages%d:%se".formatted(told.length(), told);
		assertThat(answer(body)).isEqualTo(RawPeer.frame(error));
		assertThat(this.events.next()).isEqualTo("drop PROTOCOL_ERROR");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"OK\": false, \"Errno\": 1117, \"Message\": \"Not today\"}",
			"{\"OK\": false, \"Errno\": 1117, \"Message\": \"Not today\", \"CallStack\": [\"a\", \"b\"]}" })
	void closesWithoutAWordWhenThePeerTellsAnError(String body) throws Exception {
		assertThat(answer(body)).isEmpty();
		assertThat(this.events.next()).isEqualTo("drop PEER_ERROR");
		CloseReason reason = this.events.nextReason();
		assertThat(reason.text()).isEqualTo("Not today");
		assertThat(reason.cause()).isInstanceOfSatisfying(DisetException.class,
				(told) -> assertThat(told.getErrno()).isEqualTo(1117));
	}

	@Test
	void handlesTheMessagesBeforeTheWrongOneAndNoneBehindIt() throws Exception {
		try (RawPeer peer = this.server.connect()) {
			peer.open(SERVICE, "{}");
			peer.sendText(RawPeer.frame(RawPeer.message("Ping", "1")) + RawPeer.frame(RawPeer.message("Ping", "2"))
					+ RawPeer.frame(RawPeer.message("Pong", "3")) + RawPeer.frame(RawPeer.message("Ping", "4")));
			assertThat(peer.receiveToEnd()).endsWith(RawPeer.error(0, "Unknown message Pong"));
		}
		assertThat(this.events.next()).isEqualTo("Ping 1");
		assertThat(this.events.next()).isEqualTo("Ping 2");
		assertThat(this.events.next()).isEqualTo("drop PROTOCOL_ERROR");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"request\": true, \"name\": \"Ping\", \"attrs\": [false, [1, \"x\", null]]}",
			"{\"request\": true, \"name\": \"Ping\", \"attrs\": [null, [1], 2], \"more\": {}}",
			"{\"request\": true, \"name\": \"Ping\", \"attrs\": [true, [true]]}" })
	void isLenientWhereTheOriginalIs(String value) throws Exception {
		try (RawPeer peer = this.server.connect()) {
			peer.open(SERVICE, "{}");
			peer.send("{\"OK\": true, \"Value\": " + value + "}");
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "1"));
		}
		assertThat(this.events.next()).isEqualTo("Ping 1");
		assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"request\": true, \"name\": \"Nothing\"}",
			"{\"request\": true, \"name\": \"Nothing\", \"attrs\": [false, []]}" })
	void needsNoValuesWhereThereAreNoAttributes(String value) throws Exception {
		try (RawPeer peer = this.server.connect()) {
			peer.open(SERVICE, "{}");
			peer.send("{\"OK\": true, \"Value\": " + value + "}");
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Nothing", ""));
		}
		assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
	}

	private String answer(String body) throws IOException {
		try (RawPeer peer = this.server.connect()) {
			peer.open(SERVICE, "{}");
			return peer.send(body).receiveToEnd();
		}
	}

	@DisetMessage("Ping")
	record Ping(long id) {
	}

	@DisetMessage("Nothing")
	record Nothing() {
	}

	@DisetMessage("Small")
	record Small(byte value) {

		Small {
			if (value == 13) {
				throw new IllegalArgumentException("a secret of the application");
			}
		}

	}

}
