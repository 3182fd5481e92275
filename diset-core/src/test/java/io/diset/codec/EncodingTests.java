package io.diset.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EncodingTests {

	@Test
	void readsABodyThatStartsAsADictAsJson() {
		Buffers.withEachKind("{\"OK\": true, \"Value\": [1]}", (body) -> assertThat(Encoding.readBody(body))
			.isEqualTo(ReturnStructure.of(Json.read("{'OK': true, 'Value': [1]}"))));
	}

	@Test
	void readsABodyThatStartsWithADAsDEncode() {
		Buffers.withEachKind("ds2:OKb1s5:Valueli1eee",
				(body) -> assertThat(Encoding.readBody(body)).isEqualTo(ReturnStructure.ok(List.of(1L))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"OK\": true}", "ds2:OKb1e", "ds2:OKb1eand more" })
	void leavesTheBufferAsItWas(String text) {
		Buffers.withEachKind(text, (body) -> {
			Encoding.readBody(body);
			assertThat(body.toString(StandardCharsets.US_ASCII)).isEqualTo(text);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { " {\"OK\": true}", "[1]", "null", "5", "\ufeff{\"OK\": true}", "}", "s1:x" })
	void refusesABodyThatStartsAsNothingThatIsKnown(String text) {
		Buffers.withEachKind(text,
				(body) -> assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Encoding.readBody(body))
					.withMessage("Unknown encoding"));
	}

	@Test
	void refusesABodyOfNoBytes() {
		Buffers.withEachKind("",
				(body) -> assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Encoding.of(body))
					.withMessage("Unknown encoding"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			{} | JENCODE
			{  | JENCODE
			de | DENCODE
			d  | DENCODE
			""")
	void tellsWhichOneABodyIs(String text, Encoding encoding) {
		Buffers.withEachKind(text, (body) -> assertThat(Encoding.of(body)).isEqualTo(encoding));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{}", "{\"Value\": 1}", "{\"OK\": null}", "de", "ds5:Valuei1ee", "ds2:OKne", "ds2:OKi1ee" })
	void refusesABodyThatIsNoReturnStructure(String text) {
		Buffers.withEachKind(text,
				(body) -> assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Encoding.readBody(body))
					.withMessage("Not a return structure"));
	}

}
