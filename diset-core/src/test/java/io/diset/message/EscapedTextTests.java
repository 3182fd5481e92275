package io.diset.message;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EscapedTextTests {

	private static final AttributeDefinition BYTES = AttributeDefinition.of("a", AttributeType.BYTES);

	@ParameterizedTest
	@ValueSource(strings = { "", "text", "?", "h\u00e9llo", "\u07ff\u0800\uffff", "\ud834\udd1e", "a\ud800\udc80b" })
	void passesAsItsUtf8(String text) {
		assertThat(BYTES.check("M", text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void carriesEachByteThatIsNotAscii() {
		for (int value = 0x80; value < 0x100; value++) {
			char escape = (char) (0xdc00 + value);
			assertThat(BYTES.check("M", String.valueOf(escape))).isEqualTo(new byte[] { (byte) value });
			assertThat(BYTES.check("M", "?\u00e9" + escape + "\u2713" + escape + "\ud834\udd1e" + escape))
				.isEqualTo(new byte[] { '?', (byte) 0xc3, (byte) 0xa9, (byte) value, (byte) 0xe2, (byte) 0x9c,
						(byte) 0x93, (byte) value, (byte) 0xf0, (byte) 0x9d, (byte) 0x84, (byte) 0x9e, (byte) value });
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\ud800", "\udbff", "\udc00", "\udc7f", "\udd00", "\udfff", "a\ud800a", "\udc80\udc7f",
			"\ud800\ud800", "\udc80\ud800" })
	void doesNotPassWithOtherLoneSurrogates(String text) {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> BYTES.check("M", text))
			.withMessage("Wrong type for attribute 'a' of message M: str, expected bytes");
	}

	@Test
	void staysTextWhereTextIsAllowed() {
		assertThat(AttributeDefinition.of("a", AttributeType.BYTES, AttributeType.STR).check("M", "x")).isEqualTo("x");
		assertThat(AttributeDefinition.of("a", AttributeType.BYTES, AttributeType.ANY).check("M", "x")).isEqualTo("x");
	}

}
