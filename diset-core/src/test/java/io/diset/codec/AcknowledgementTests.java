package io.diset.codec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AcknowledgementTests {

	@ParameterizedTest
	@ValueSource(strings = { "{'request': false, 'id': 'x:7', 'result': {'OK': true, 'Value': null}}",
			"{'request': false, 'id': 7, 'result': {'OK': false, 'Errno': 3, 'Message': 'no'}}",
			"{'request': false, 'id': null, 'result': {'OK': true, 'Value': null}}" })
	void isReadAndWrittenAsByTheOriginal(String value) {
		assertThat(Json.write(Envelope.read(Json.read(value)).toMap())).isEqualTo(value);
	}

	@Test
	void tellsAnErrorFromSuccess() {
		assertThat(Envelope.read(Json.read("{'request': false, 'id': 7, 'result': {'OK': false, 'Message': 'no'}}")))
			.isEqualTo(new Acknowledgement(new AcknowledgementId(7L), new ReturnStructure.Failure(0, "no")));
		assertThat(Envelope.read(Json.read("{'request': false, 'id': 7, 'result': {'OK': true}, 'name': 'Ping'}")))
			.isEqualTo(new Acknowledgement(new AcknowledgementId(7L), ReturnStructure.S_OK));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			{'request': false, 'result': {'OK': true}}         | Invalid acknowledgement: no id
			{'request': false, 'id': 'x:7'}                    | Invalid acknowledgement: no result
			{'request': false, 'id': 'x:7', 'result': null}    | Not a return structure
			{'request': false, 'id': 'x:7', 'result': {}}      | Not a return structure
			{'request': false, 'id': 'x:7', 'result': 'secret'}| Not a return structure
			{'request': false, 'id': [], 'result': {'OK': 1}}  | Invalid message: id is not a short text or number
			""")
	void refusesWhatIsNoAcknowledgement(String value, String text) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Envelope.read(Json.read(value)))
			.withMessage(text);
	}

}
