package io.diset.server;

import java.util.List;
import java.util.Map;

import io.diset.connection.DisetConnection;
import io.diset.connection.Execution;
import io.diset.message.AttributeDefinition;
import io.diset.message.AttributeType;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
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
 * What a client is told beyond the original protocol: nothing that it did not ask for.
 */
class AnnouncementTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final String PLAIN = RawPeer.frame("{\"OK\": true, \"Value\": {\"a\": [1]}}");

	private static final String DEFINITIONS = """
			"definitions": {"Ping": {"id": ["int"]}, "Multi": {"any": ["any"], \
			"Zeta": ["int", "float"]}, "Empty": {}}""";

	private final EmbeddedPeer peer = new EmbeddedPeer(ServiceDefinition.builder(SERVICE)
		.onConnect(Execution.EVENT_LOOP, AnnouncementTests::connected)
		.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP, (connection, ping) -> null)
		.sends(MessageDefinition.of("Multi", AttributeDefinition.of("Zeta", AttributeType.INT, AttributeType.FLOAT),
				AttributeDefinition.of("any", AttributeType.ANY)))
		.sends(MessageDefinition.of("Empty"))
		.build());

	@AfterEach
	void close() {
		this.peer.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "9.0.0a31", "", "diset-java", "Diset-Java/0.1.0;definitions", " diset-java/1;definitions",
			"definitions,coalesce", ";definitions", "__diset", "9.0.0 diset-java/0.1.0;definitions" })
	void isNothingForWhoDoesNotAnnounceItself(String version) {
		assertThat(this.peer.open(SERVICE, version)).isEqualTo(PLAIN);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "null", "1", "[\"diset-java/1;definitions\"]", "{\"diset-java/1;definitions\": 1}", "true" })
	void isNothingForWhoseVersionIsNoText(String version) {
		String proposal = RawPeer.proposal(SERVICE, "VERSION").replace("\"VERSION\"", version);
		this.peer.send(RawPeer.frame(proposal));
		assertThat(this.peer.send(RawPeer.frame("{\"OK\": true, \"Value\": [\"identity\", {}]}"))).isEqualTo(PLAIN);
	}

	@Test
	void isNothingForWhoSaysNoVersion() {
		this.peer.send(RawPeer.frame(RawPeer.proposal(SERVICE, "VERSION").replace(", \"VERSION\"", "")));
		assertThat(this.peer.send(RawPeer.frame("{\"OK\": true, \"Value\": [\"identity\", {}]}"))).isEqualTo(PLAIN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "diset-java/", "diset-java/;", "diset-java/1", "diset-java/1;", "diset-java/1;;,x",
			"diset-java/1;,,,", "diset-java/1;definition,coalesces", "diset-java/1;Definitions, ;coalesce",
			"diset-java/definitions,coalesce" })
	void isOnlyWrappedForWhoNamesNothingThatThereIs(String version) {
		assertThat(this.peer.open(SERVICE, version)).isEqualTo(wrapped(""));
	}

	@Test
	void isNotHarmedByALongVersion() {
		assertThat(this.peer.open(SERVICE, "diset-java/1;" + ",x".repeat(10_000) + ",coalesce"))
			.isEqualTo(wrapped("\"coalesce\": true"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			diset-java/1;coalesce                | false | true
			diset-java/1;definitions             | true  | false
			diset-java/1;definitions,coalesce    | true  | true
			diset-java/1;coalesce,definitions    | true  | true
			diset-java/;x,definitions,,y         | true  | false
			diset-java/1;coalesce,coalesce       | false | true
			""")
	void isWhatAClientNames(String version, boolean definitions, boolean coalesce) {
		String carried = definitions ? DEFINITIONS : "";
		carried += (definitions && coalesce) ? ", " : "";
		carried += coalesce ? "\"coalesce\": true" : "";
		assertThat(this.peer.open(SERVICE, version)).isEqualTo(wrapped(carried));
	}

	@Test
	void comesInTheEncodingOfThePeer() {
		String proposal = "ds2:OKb1s5:Valuells18:Framework/PingPongs1:sels10:Connections3:newes0:s21:diset-java/1;coalesceee";
		this.peer.send(RawPeer.frame(proposal));
		assertThat(this.peer.send(RawPeer.frame("ds2:OKb1s5:Valuels1:xdeee")))
			.isEqualTo(RawPeer.frame("ds2:OKb1s5:Valueds7:__disetds8:coalesceb1es5:valueds1:ali1eeeee"));
	}

	@Test
	void doesNotChangeWhatIsSentAfterwards() {
		this.peer.open(SERVICE, "diset-java/1;definitions,coalesce");
		DisetConnection connection = this.peer.registry().all().iterator().next();
		connection.send(new Pong(1));
		assertThat(this.peer.runHandlers()).isEqualTo(RawPeer.frame(RawPeer.message("Pong", "1")));
		assertThat(connection.arguments()).isEmpty();
	}

	private static Object connected(DisetConnection connection) {
		return Map.of("a", List.of(1));
	}

	private static String wrapped(String carried) {
		return RawPeer.frame("{\"OK\": true, \"Value\": {\"__diset\": {" + carried + "}, \"value\": {\"a\": [1]}}}");
	}

}
