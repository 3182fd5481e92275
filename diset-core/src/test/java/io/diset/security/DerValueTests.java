package io.diset.security;

import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DerValueTests {

	@Test
	void readsTheValuesOfASequence() {
		List<DerValue> values = parse("3007 0c0161 3102 0500").children(DerValue.SEQUENCE);
		assertThat(values).extracting(DerValue::tag).containsExactly(0x0c, DerValue.SET);
		assertThat(values.get(0).content()).asHexString().isEqualTo("61");
		assertThat(values.get(0).encoded()).asHexString().isEqualTo("0C0161");
		assertThat(values.get(1).children(DerValue.SET)).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "0c8180, 128", "0c820100, 256", "0c83010000, 65536" })
	void readsALengthOfSeveralBytes(String header, int length) {
		assertThat(parse(header + "61".repeat(length)).content()).hasSize(length);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			nothing                            | ''
			no length                          | 0c
			a tag of two bytes                 | 1f0161
			less content than announced        | 0c0261
			more content than announced        | 0c016162
			a length that is cut off           | 0c8201
			an indefinite length               | 308005000000
			a length of four bytes             | 0c8400000001 61
			a length of the largest number     | 0c84ffffffff 61
			a length of three bytes, too large | 0c83ffffff 61
			""")
	void refusesAMalformedValue(String reason, String hex) {
		assertThatIllegalArgumentException().as(reason).isThrownBy(() -> parse(hex));
	}

	@Test
	void refusesAValueThatReachesBeyondItsSequence() {
		DerValue sequence = parse("3006 3002 0c02 0500").children(DerValue.SEQUENCE).get(0);
		assertThatIllegalArgumentException().isThrownBy(() -> sequence.children(DerValue.SEQUENCE))
			.withMessage("Malformed DER: a value of 2 bytes where 0 are left");
	}

	@Test
	void refusesAValueWithAnotherTag() {
		DerValue value = parse("0c0161");
		assertThatIllegalArgumentException().isThrownBy(() -> value.content(DerValue.BIT_STRING))
			.withMessage("Malformed DER: tag 0x0c instead of 0x03");
		assertThatIllegalArgumentException().isThrownBy(() -> value.children(DerValue.SET));
	}

	private static DerValue parse(String hex) {
		return DerValue.parse(HexFormat.of().parseHex(hex.replace(" ", "")));
	}

}
