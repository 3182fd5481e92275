package io.diset.codec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeepAliveTests {

	@Test
	void readsAPing() {
		assertThat(read("{'OK': true, 'Value': {'id': 'x', 'kaping': true}}")).isEqualTo(new KeepAlive("x", true));
	}

	@Test
	void readsAnAnswer() {
		assertThat(read("{'OK': true, 'Value': {'id': 'x', 'kaping': false}}")).isEqualTo(new KeepAlive("x", false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "'x'", "''", "0", "7", "null", "[1, 'x']", "1180591620717411303424" })
	void answersAnyIdWithTheSameId(String id) {
		KeepAlive ping = read("{'OK': true, 'Value': {'kaping': true, 'more': 1, 'id': " + id + "}}");
		assertThat(ping.ping()).isTrue();
		assertThat(Json.write(ping.answer().toBody().toMap()))
			.isEqualTo("{'OK': true, 'Value': {'id': " + id + ", 'kaping': false}}");
	}

	@Test
	void isWrittenAsByTheOriginal() {
		assertThat(Json.write(new KeepAlive("x", true).toBody().toMap()))
			.isEqualTo("{'OK': true, 'Value': {'id': 'x', 'kaping': true}}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			{'OK': true}
			{'OK': true, 'Value': null}
			{'OK': true, 'Value': ['id', 'kaping']}
			{'OK': true, 'Value': {}}
			{'OK': true, 'Value': {'id': 'secret'}}
			{'OK': true, 'Value': {'kaping': true}}
			{'OK': true, 'Value': {'id': 'secret', 'kaping': 1}}
			{'OK': true, 'Value': {'id': 'secret', 'kaping': null}}
			{'OK': true, 'Value': {'id': 'secret', 'kaping': 'true'}}
			{'OK': false, 'Errno': 0, 'Message': 'secret'}
			{'OK': false, 'Errno': 0, 'Message': 'secret', 'Value': {'id': 'secret', 'kaping': true}}
			""")
	void refusesAnythingElse(String body) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> read(body))
			.withMessage("Invalid keep-alive");
	}

	private static KeepAlive read(String body) {
		return KeepAlive.read(ReturnStructure.of(Json.read(body)));
	}

}
