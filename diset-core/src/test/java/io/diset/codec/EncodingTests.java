package io.diset.codec;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
	void leavesTheBufferAsItWas() {
		Buffers.withEachKind("{\"OK\": true}", (body) -> {
			Encoding.readBody(body);
			assertThat(body.toString(StandardCharsets.US_ASCII)).isEqualTo("{\"OK\": true}");
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
	void saysThatDEncodeIsNotSupported() {
		Buffers.withEachKind("ds2:OKb1e",
				(body) -> assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Encoding.readBody(body))
					.withMessage("Encoding DEncode is not supported"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"Value\": 1}", "{\"OK\": null}" })
	void refusesABodyThatIsNoReturnStructure(String text) {
		Buffers.withEachKind(text,
				(body) -> assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Encoding.readBody(body))
					.withMessage("Not a return structure"));
	}

}
