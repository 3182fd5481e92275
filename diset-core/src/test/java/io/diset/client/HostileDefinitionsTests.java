package io.diset.client;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionClosedException;
import io.diset.message.AttributeType;
import io.diset.message.MessageDefinitionException;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Connect replies that only look like those of a service of ours, or are wrong.
 */
class HostileDefinitionsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final RawService service = new RawService();

	private final TestClient testClient = new TestClient(this.service.url("Framework/PingPong"));

	private final MessageClient client = this.testClient.client();

	@AfterEach
	void close() {
		this.testClient.close();
		this.service.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			null                         | Invalid definitions: not a dictionary
			[]                           | Invalid definitions: not a dictionary
			"Ping"                       | Invalid definitions: not a dictionary
			1                            | Invalid definitions: not a dictionary
			{"Ping": null}               | Invalid definitions: not a dictionary
			{"Ping": ["id"]}             | Invalid definitions: not a dictionary
			{"": {}}                     | Invalid definitions: A message must have a name
			{"Ping": {"": ["int"]}}      | Invalid definitions: An attribute must have a name
			{"Ping": {"id": []}}         | Invalid definitions: Attribute \\u0027id\\u0027 must have a type
			{"Ping": {"id": null}}       | Invalid definitions: Attribute \\u0027id\\u0027 must have a type
			{"Ping": {"id": "int"}}      | Invalid definitions: Attribute \\u0027id\\u0027 must have a type
			{"Ping": {"id": {"int": 1}}} | Invalid definitions: Attribute \\u0027id\\u0027 must have a type
			{"Ping": {"id": [null]}}     | Invalid definitions: the type of an attribute is no text
			{"Ping": {"id": [["int"]]}}  | Invalid definitions: the type of an attribute is no text
			{"Ping": {"id": [{}]}}       | Invalid definitions: the type of an attribute is no text
			{"Ping": {"id": [1]}}        | Invalid definitions: the type of an attribute is no text
			""")
	void tellsWhatIsWrongAndDisconnects(String definitions, String told) throws Exception {
		String text = told.replace("\\u0027", "'");
		Mono<Object> connected = this.client.connect();
		try (RawPeer peer = replyWith("{\"__diset\": {\"definitions\": " + definitions + "}, \"value\": 1}")) {
			assertThat(peer.receiveToEnd()).isEqualTo(RawPeer.error(0, text));
		}
		assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> connected.block(TIMEOUT))
			.withMessage("Connection closed: " + text)
			.satisfies((closed) -> assertThat(closed.getReason().kind()).isEqualTo(CloseReason.Kind.PROTOCOL_ERROR));
		assertThat(this.client.isConnected()).isFalse();
	}

	@Test
	void leavesOutMessagesWithTypesOfLaterVersions() throws Exception {
		this.client.on("Pong", (pong) -> {
		});
		Mono<Object> connected = this.client.connect();
		try (RawPeer peer = replyWith("{\"__diset\": {\"definitions\":"
				+ " {\"Ping\": {\"id\": [\"int\", \"Int\"]}, \"Pong\": {\"id\": [\"int\"]}}}}")) {
			connected.block(TIMEOUT);
			assertThatExceptionOfType(MessageDefinitionException.class)
				.isThrownBy(() -> this.client.createMessage("Ping"));
			assertThat(this.client.createMessage("Pong").definition()).hasToString("Pong(id: int)");
			peer.sync();
		}
	}

	@Test
	void isNotHarmedByDepth() throws Exception {
		Mono<Object> connected = this.client.connect();
		String deep = "{\"a\": ".repeat(5000) + "1" + "}".repeat(5000);
		try (RawPeer peer = replyWith("{\"__diset\": {\"definitions\": " + deep + "}}")) {
			assertThat(peer.receiveToEnd()).contains("\"OK\": false");
		}
		assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> connected.block(TIMEOUT));
	}

	@Test
	void readsTheDefinitionsOfManyMessages() throws Exception {
		StringBuilder definitions = new StringBuilder("{\"Ping\": {\"id\": [\"int\"], \"ID\": [\"str\", \"str\"]}");
		for (int i = 0; i < 5000; i++) {
			definitions.append(", \"M").append(i).append("\": {\"a\": [\"any\"]}");
		}
		Mono<Object> connected = this.client.connect();
		try (RawPeer peer = replyWith("{\"__diset\": {\"definitions\": " + definitions + "}}, \"value\": null}")) {
			connected.block(TIMEOUT);
			assertThat(this.client.createMessage("Ping").definition()).hasToString("Ping(ID: str, id: int)");
			assertThat(this.client.createMessage("M4999").definition()).hasToString("M4999(a: any)");
			peer.sync();
		}
	}

	@Test
	void readsDefinitionsInDEncode() throws Exception {
		Mono<Object> connected = this.client.connect();
		try (RawPeer peer = this.service.accept()) {
			peer.receive();
			peer.send("ds2:OKb1s5:Valuene");
			assertThat(peer.receive()).startsWith("ds2:OKb1s5:Valuel");
			peer.send("ds2:OKb1s5:Valueds7:__disetds11:definitionsds4:Pingds2:idi1eeeeee");
			assertThat(peer.receiveToEnd()).contains("Invalid definitions");
		}
		assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> connected.block(TIMEOUT));
		Mono<Object> again = this.client.connect();
		try (RawPeer peer = this.service.accept()) {
			peer.receive();
			peer.send("ds2:OKb1s5:Valuene");
			peer.receive();
			peer.send("ds2:OKb1s5:Valueds7:__disetds11:definitionsds4:Pingds2:idts3:inteeees5:valuei7eee");
			assertThat(again.block(TIMEOUT)).isEqualTo(7L);
			assertThat(this.client.createMessage("Ping").definition()).hasToString("Ping(id: int)");
		}
	}

	@Test
	void knowsEveryType() throws Exception {
		List<String> types = Stream.of(AttributeType.values()).map((type) -> "\"" + type + "\"").toList();
		Mono<Object> connected = this.client.connect();
		try (RawPeer peer = replyWith("{\"__diset\": {\"definitions\": {\"All\": {\"a\": " + types + "}}}}")) {
			connected.block(TIMEOUT);
			assertThat(this.client.createMessage("All").definition().attributes().get(0).types())
				.containsExactly(AttributeType.values());
			peer.sync();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"__diset\": null, \"value\": 1}", "{\"__diset\": [], \"value\": 1}",
			"{\"__diset\": \"definitions\", \"value\": 1}", "{\"value\": 1}", "{\"__Diset\": {}, \"value\": 1}" })
	void takesForTheValueOfAnOriginalServiceWhatIsNoWrapper(String value) throws Exception {
		Mono<Object> connected = this.client.connect();
		try (RawPeer peer = replyWith(value)) {
			assertThat(connected.block(TIMEOUT)).asInstanceOf(InstanceOfAssertFactories.map(Object.class, Object.class))
				.containsEntry("value", 1L);
			assertThatExceptionOfType(MessageDefinitionException.class)
				.isThrownBy(() -> this.client.createMessage("Ping"))
				.withMessageContaining("the service does not tell its definitions");
			this.client.send(new Ping(1)).block(TIMEOUT);
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "1"));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			{"__diset": {}, "value": 1}                            | 1
			{"__diset": {"coalesce": "yes"}, "value": {"a": 2}}    | {a=2}
			{"__diset": {"coalesce": true, "x": [1]}, "more": 3}   |
			{"value": {"__diset": {}}, "__diset": {"trace": null}} | {__diset={}}
			""")
	void unwrapsTheValue(String reply, String value) throws Exception {
		Mono<Object> connected = this.client.connect();
		try (RawPeer peer = replyWith(reply)) {
			assertThat(connected.map(Object::toString).block(TIMEOUT)).isEqualTo(value);
			peer.sync();
		}
	}

	@Test
	void givesTheClientAnotherChanceAfterARefusal() throws Exception {
		this.client.on(Ping.class, (ping) -> {
		});
		Mono<Object> refused = this.client.connect();
		replyWith("{\"__diset\": {\"definitions\": {\"Ping\": {\"id\": [\"str\"]}}}}").close();
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> refused.block(TIMEOUT));
		Mono<Object> connected = this.client.connect();
		try (RawPeer peer = replyWith("{\"__diset\": {\"definitions\": {\"Ping\": {\"id\": [\"int\"]}}}}")) {
			assertThat(connected.block(TIMEOUT)).isNull();
			peer.sync();
		}
	}

	private RawPeer replyWith(String value) throws Exception {
		RawPeer peer = this.service.accept();
		peer.receive();
		peer.send("{\"OK\": true, \"Value\": null}");
		peer.receive();
		return peer.send("{\"OK\": true, \"Value\": " + value + "}");
	}

}
