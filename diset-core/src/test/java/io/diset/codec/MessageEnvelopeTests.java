package io.diset.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MessageEnvelopeTests {

	@Test
	void readsAMessage() {
		assertThat(read("{'request': true, 'name': 'Ping', 'attrs': [false, [7, null]]}"))
			.isEqualTo(new MessageEnvelope("Ping", Arrays.asList(7L, null), null));
	}

	@Test
	void readsAMessageThatWantsAnAcknowledgement() {
		assertThat(read("{'request': true, 'name': 'Ping', 'attrs': [true, [7]], 'id': 'x:7'}"))
			.isEqualTo(new MessageEnvelope("Ping", List.of(7L), new AcknowledgementId("x:7")));
		assertThat(read("{'request': true, 'name': 'Ping', 'attrs': [true, [7]], 'id': 7}").id())
			.isEqualTo(new AcknowledgementId(7L));
	}

	@Test
	void knowsFromTheIdAloneWhetherAnAcknowledgementIsWanted() {
		assertThat(read("{'request': true, 'name': 'Ping', 'attrs': [false, []], 'id': 'x:7'}").id())
			.isEqualTo(new AcknowledgementId("x:7"));
		assertThat(read("{'request': true, 'name': 'Ping', 'attrs': [true, []]}").id()).isNull();
		assertThat(read("{'request': true, 'name': 'Ping', 'id': null}").id()).isEqualTo(new AcknowledgementId(null));
	}

	@Test
	void readsAMessageWithoutAttributes() {
		assertThat(read("{'request': true, 'name': 'Ping'}")).isEqualTo(new MessageEnvelope("Ping", null, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'request': true, 'name': 'Ping', 'attrs': [false, [7]], 'more': {}}",
			"{'request': true, 'name': 'Ping', 'attrs': [false, [7], 'more']}",
			"{'request': true, 'name': 'Ping', 'attrs': ['no flag', [7]]}",
			"{'request': true, 'name': 'Ping', 'attrs': [null, [7]], 'result': 1}" })
	void ignoresWhatItDoesNotNeed(String value) {
		assertThat(read(value)).isEqualTo(MessageEnvelope.of("Ping", 7L));
	}

	@Test
	void doesNotLetItsValuesBeChanged() {
		List<@Nullable Object> read = read("{'request': true, 'name': 'Ping', 'attrs': [false, [7]]}").values();
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> read.set(0, 8L));
		List<@Nullable Object> made = MessageEnvelope.of("Ping", 7L).values();
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> made.set(0, 8L));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			null                                                  | Invalid message: not a dictionary
			[]                                                    | Invalid message: not a dictionary
			'Ping'                                                | Invalid message: not a dictionary
			true                                                  | Invalid message: not a dictionary
			{}                                                    | Invalid message: no request flag
			{'name': 'secret', 'attrs': [false, []]}              | Invalid message: no request flag
			{'request': 1, 'name': 'secret'}                      | Invalid message: no request flag
			{'request': 'true', 'name': 'secret'}                 | Invalid message: no request flag
			{'request': null, 'name': 'secret'}                   | Invalid message: no request flag
			{'request': true}                                     | Invalid message: no name
			{'request': true, 'name': null}                       | Invalid message: no name
			{'request': true, 'name': ['secret']}                 | Invalid message: no name
			{'request': true, 'name': 7, 'attrs': [false, []]}    | Invalid message: no name
			{'request': true, 'name': 'secret', 'attrs': null}    | Invalid message: attributes are not a list
			{'request': true, 'name': 'secret', 'attrs': 'secret'}| Invalid message: attributes are not a list
			{'request': true, 'name': 'secret', 'attrs': {}}      | Invalid message: attributes are not a list
			{'request': true, 'name': 'secret', 'attrs': []}      | Invalid message: attributes are not a list
			{'request': true, 'name': 'secret', 'attrs': [false]} | Invalid message: attributes are not a list
			{'request': true, 'name': 'P', 'attrs': [false, null]}| Invalid message: attributes are not a list
			{'request': true, 'name': 'P', 'attrs': [false, {}]}  | Invalid message: attributes are not a list
			{'request': true, 'name': 'P', 'attrs': [false, 'x']} | Invalid message: attributes are not a list
			{'request': true, 'name': 'P', 'attrs': [[7], false]} | Invalid message: attributes are not a list
			""")
	void refusesWhatIsNoMessage(String value, String text) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> read(value)).withMessage(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			{'request': true, 'id': 'x:7'}                              | Invalid message: no name
			{'request': true, 'name': 'P', 'attrs': null, 'id': 'x:7'}  | Invalid message: attributes are not a list
			""")
	void namesTheIdByWhichTheSenderOfAWrongMessageIsTold(String value, String text) {
		assertThatExceptionOfType(RefusedMessageException.class).isThrownBy(() -> read(value))
			.withMessage(text)
			.satisfies((refused) -> assertThat(refused.getId()).isEqualTo(new AcknowledgementId("x:7")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "[]", "{}", "['x']" })
	void refusesAnIdThatIsNeitherTextNorANumber(String id) {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> read("{'request': true, 'name': 'Ping', 'id': %s}".formatted(id)))
			.withMessage("Invalid message: id is not a short text or number")
			.isNotInstanceOf(RefusedMessageException.class);
	}

	@Test
	void refusesAnIdThatIsTooLong() {
		String longest = "x".repeat(1024);
		assertThat(read("{'request': true, 'name': 'Ping', 'id': '%s'}".formatted(longest)).id())
			.isEqualTo(new AcknowledgementId(longest));
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> read("{'request': true, 'name': 'Ping', 'id': '%sx'}".formatted(longest)));
	}

	@Test
	void isWrittenAsByTheOriginal() {
		assertThat(written(MessageEnvelope.of("Ping", 7L, null)))
			.isEqualTo("{'request': true, 'name': 'Ping', 'attrs': [false, [7, null]]}");
		assertThat(written(new MessageEnvelope("Ping", List.of(7L), new AcknowledgementId("x:7"))))
			.isEqualTo("{'request': true, 'name': 'Ping', 'attrs': [true, [7]], 'id': 'x:7'}");
		assertThat(written(MessageEnvelope.of("Ping")))
			.isEqualTo("{'request': true, 'name': 'Ping', 'attrs': [false, []]}");
	}

	@Test
	void isReadBackAsItWas() {
		for (MessageEnvelope message : List.of(MessageEnvelope.of("Ping", Map.of("k", 1L), null),
				new MessageEnvelope("Ping", List.of(), new AcknowledgementId(7L)),
				new MessageEnvelope("Ping", null, null),
				new MessageEnvelope("Ping", null, new AcknowledgementId("x:7")))) {
			assertThat(Envelope.read(message.toMap())).isEqualTo(message);
		}
	}

	private static MessageEnvelope read(String value) {
		return (MessageEnvelope) Envelope.read(Json.read(value));
	}

	private static String written(MessageEnvelope message) {
		return Json.write(message.toMap());
	}

}
