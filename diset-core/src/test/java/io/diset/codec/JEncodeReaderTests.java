package io.diset.codec;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JEncodeReaderTests {

	private static final String BODY = "{\"OK\": true, \"Value\": [null, false, -1.5e+3, 10000000000000000000, NaN, "
			+ "-Infinity, \"\\u00e9\\n\", \"é✓\ud834\udd1e\", {\"__dCls\": \"b64\", \"obj\": \"AP8=\"}, {}, []]}";

	@Test
	void makesOneJavaClassOfEachType() {
		assertThat(Json.read("[null, true, 'a', 1, 1.0, {'k': []}]"))
			.isEqualTo(Arrays.asList(null, true, "a", 1L, 1.0, Map.of("k", List.of())));
		assertThat(Json.read("[9223372036854775807, -9223372036854775808, 9223372036854775808]"))
			.isEqualTo(List.of(Long.MAX_VALUE, Long.MIN_VALUE, BigInteger.ONE.shiftLeft(63)));
		assertThat(Json.read("[{'__dCls': 'dt', 'obj': '2024-02-29 12:34:56'}, {'__dCls': 'date', 'obj': '1-2-3'}]"))
			.isEqualTo(List.of(LocalDateTime.of(2024, 2, 29, 12, 34, 56), LocalDate.of(1, 2, 3)));
	}

	@Test
	void keepsTheOrderOfKeys() {
		assertThat(Json.read("{'z': 1, 'a': 2, 'm': 3}")).hasToString("{z=1, a=2, m=3}");
	}

	@Test
	void refusesABodyThatIsCutOffAnywhere() {
		byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
		Buffers.withEachKind(body, (whole) -> assertThat(Encoding.JENCODE.read(whole)).isNotNull());
		for (int length = 0; length < body.length; length++) {
			Buffers.withEachKind(Arrays.copyOf(body, length),
					(part) -> assertThatExceptionOfType(ProtocolException.class).as("%d bytes", part.readableBytes())
						.isThrownBy(() -> Encoding.JENCODE.read(part)));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "INF", "+INF", "-INF", "+Infinity", "-NaN", "+NaN", "infinity", "NAN", "nan", "Inf" })
	void refusesNamesOfNumbersThatPythonDoesNotKnow(String name) {
		assertRefused("[" + name + "]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1_000", "0x10", "+1", "--1", "-", "1e", "1e+", "00", "-01", "1.e5", "٣" })
	void refusesNumbersThatPythonDoesNotKnow(String number) {
		assertRefused("[" + number + "]");
	}

	@Test
	void refusesTextThatIsNotUtf8() {
		for (String hex : List.of("ff", "80", "c3", "c328", "e29c", "e2289c", "f09d84", "f8888080", "fe")) {
			byte[] body = HexFormat.of().parseHex("7b226b223a22" + hex + "227d");
			Buffers.withEachKind(body,
					(buffer) -> assertThatExceptionOfType(ProtocolException.class).as(hex)
						.isThrownBy(() -> Encoding.JENCODE.read(buffer))
						.withMessage("Invalid JSON"));
		}
	}

	@Test
	void refusesUtf16AndUtf32() {
		String json = "{\"OK\": true}";
		for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE")) {
			Buffers.withEachKind(json.getBytes(Charset.forName(charset)),
					(buffer) -> assertThatExceptionOfType(ProtocolException.class).as(charset)
						.isThrownBy(() -> Encoding.JENCODE.read(buffer))
						.withMessage("Invalid JSON: not in UTF-8"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "dt, 0-01-01 00:00:00", "dt, 0000-01-01 00:00:00", "dt, 10000-01-01 00:00:00",
			"dt, 2024-13-01 00:00:00", "dt, 2024-01-01 24:00:00", "dt, 2024-01-01 00:60:00", "dt, 2024-01-01 00:00:60",
			"dt, 2024-01-01", "dt, -1-01-01 00:00:00", "dt, 2024-01-01 00:00:00Z", "dt, ''", "date, 0-01-01",
			"date, 0000-01-01", "date, 2023-02-29", "date, 10000-01-01", "date, 2024-001-01",
			"date, 2024-01-01 00:00:00", "date, 20240101", "date, ''", "b64, A", "b64, AA", "b64, AAA", "b64, AA=A",
			"b64, =AAA", "b64, ====" })
	void refusesAWrapperWhoseValueIsNotOfItsType(String type, String value) {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> Json.read("{'__dCls': '" + type + "', 'obj': '" + value + "'}"))
			.withMessage("Invalid value of type '%s'", type);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'__dCls': 'time', 'obj': '12:34:56'}", "{'__dCls': 'secret', '__dMod': 'os'}",
			"{'__dCls': 'DT', 'obj': '2024-02-29 12:34:56'}", "{'__dCls': 'dt', 'obj': null}",
			"{'__dCls': 'dt', 'obj': 0}", "{'__dCls': 'dt'}", "{'__dCls': ['dt'], 'obj': '2024-02-29 12:34:56'}",
			"{'__dCls': 1}", "{'__dCls': true}", "{'obj': 'secret', '__dCls': 'secret'}",
			"[1, {'a': {'__dCls': 'secret'}}]" })
	void refusesValuesOfAPythonClass(String value) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Json.read(value))
			.withMessage("Values of a Python class are not accepted");
	}

	@ParameterizedTest
	@ValueSource(strings = { "''", "null", "0", "false" })
	void dropsATypeThatPythonTakesAsFalse(String type) {
		assertThat(Json.read("{'a': 1, '__dCls': " + type + ", 'obj': 'x'}")).isEqualTo(Map.of("a", 1L, "obj", "x"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			secret                               | Invalid JSON
			{'k': secret}                        | Invalid JSON
			{secret: 1}                          | Invalid JSON
			['secret'                            | Invalid JSON
			'secret                              | Invalid JSON
			'\\secret'                           | Invalid JSON
			['secret' 'secret']                  | Invalid JSON
			{} secret                            | Invalid JSON
			'secret' 'secret'                    | Invalid JSON: more than one value
			[-INF]                               | Invalid JSON: unknown number
			{'__dCls': 'dt', 'obj': 'secret'}    | Invalid value of type 'dt'
			{'__dCls': 'date', 'obj': '2-secret'}| Invalid value of type 'date'
			{'__dCls': 'b64', 'obj': 'secret='}  | Invalid value of type 'b64'
			{'__dCls': 'secret', 'obj': 'secret'}| Values of a Python class are not accepted
			""")
	void saysWhatIsWrongWithoutTheContent(String value, String text) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Json.read(value)).withMessage(text);
	}

	private static void assertRefused(String text) {
		Buffers.withEachKind(text, (body) -> assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> Encoding.JENCODE.read(body)));
	}

}
