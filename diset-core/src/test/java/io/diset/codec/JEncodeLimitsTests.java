package io.diset.codec;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.diset.message.InvalidMessageException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JEncodeLimitsTests {

	@ParameterizedTest
	@CsvSource({ "[, 0, ]", "{\"k\": , 0, }", "[, '', ]", "[{\"k\": , 0, }]" })
	void readsNoMoreLevelsThanTheLimit(String open, String innermost, String close) {
		int levels = ValueLimits.MAX_DEPTH / close.length();
		assertAccepted(open.repeat(levels) + innermost + close.repeat(levels));
		assertRefused(open.repeat(levels + 1) + innermost + close.repeat(levels + 1));
	}

	@Test
	void refusesLevelsThatAreNeverClosed() {
		assertRefused("[".repeat(1_000_000));
		assertRefused("{\"k\":".repeat(1_000_000));
	}

	@Test
	void readsNoMoreValuesThanTheLimit() {
		// The brackets count as well
		int values = ValueLimits.MAX_VALUES - 2;
		assertAccepted("[" + "0,".repeat(values - 1) + "0]");
		assertRefused("[" + "0,".repeat(values) + "0]");
		assertRefused("[" + "[],".repeat(ValueLimits.MAX_VALUES / 2) + "0]");
		assertRefused("{" + "\"k\":0,".repeat(ValueLimits.MAX_VALUES / 2) + "\"k\":0}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-" })
	void readsNoMoreDigitsThanTheLimit(String sign) {
		assertAccepted(sign + "9".repeat(ValueLimits.MAX_DIGITS));
		assertRefused(sign + "9".repeat(ValueLimits.MAX_DIGITS + 1));
		assertAccepted(sign + "0." + "3".repeat(ValueLimits.MAX_DIGITS - 1));
		assertRefused(sign + "0." + "3".repeat(ValueLimits.MAX_DIGITS));
	}

	@Test
	void readsTheGreatestIntegerExactly() {
		String digits = "9".repeat(ValueLimits.MAX_DIGITS);
		assertThat(Json.read(digits)).isEqualTo(new BigInteger(digits));
	}

	@ParameterizedTest
	@CsvSource({ "1e999999999, Infinity", "-1E+999999999, -Infinity", "1e-999999999, 0.0",
			"1e99999999999999999999, Infinity" })
	void readsAnExponentOfAnySize(String number, double value) {
		assertThat(Json.read(number)).isEqualTo(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "k", "é", "✓", "\ud834\udd1e" })
	void readsNoLongerKeysThanTheLimit(String character) {
		int bytes = character.getBytes(StandardCharsets.UTF_8).length;
		String key = character.repeat(JEncodeReader.MAX_KEY_LENGTH / bytes)
				+ "k".repeat(JEncodeReader.MAX_KEY_LENGTH % bytes);
		assertThat(Json.read("{'" + key + "': 1}")).isEqualTo(Map.of(key, 1L));
		assertAccepted("{\"" + key + "\": 1}");
		assertRefused("{\"" + key + "k\": 1}");
	}

	@Test
	void readsTextOfAnyLength() {
		String text = "x".repeat(25_000_000);
		assertThat(Json.read("'" + text + "'")).asInstanceOf(InstanceOfAssertFactories.STRING).hasSize(text.length());
	}

	@Test
	void writesNoMoreLevelsThanItReads() {
		String deepest = Json.write(nested(ValueLimits.MAX_DEPTH, 7L));
		assertThat(Json.read(deepest)).isEqualTo(nested(ValueLimits.MAX_DEPTH, 7L));
		assertNotWritten(nested(ValueLimits.MAX_DEPTH + 1, 7L));
	}

	@Test
	void countsAWrapperAsALevel() {
		Object deepest = nested(ValueLimits.MAX_DEPTH - 1, LocalDate.EPOCH);
		assertThat(Json.read(Json.write(deepest))).isEqualTo(deepest);
		assertNotWritten(nested(ValueLimits.MAX_DEPTH, LocalDate.EPOCH));
	}

	@Test
	void countsLevelsAndNotValues() {
		assertThat(Json.write(List.of(List.of(), Map.of(), LocalDate.EPOCH)
			.stream()
			.flatMap((value) -> Collections.nCopies(ValueLimits.MAX_DEPTH, value).stream())
			.toList())).startsWith("[[], ");
	}

	@Test
	void refusesAStructureThatHoldsItself() {
		Map<String, @Nullable Object> dict = new HashMap<>();
		dict.put("self", dict);
		assertNotWritten(dict);
		List<@Nullable Object> list = new ArrayList<>();
		list.add(list);
		assertNotWritten(list);
	}

	private static Object nested(int levels, Object innermost) {
		Object value = innermost;
		for (int i = 0; i < levels; i++) {
			value = (i % 2 == 0) ? List.of(value) : Map.of("k", value);
		}
		return value;
	}

	private static void assertAccepted(String text) {
		Buffers.withEachKind(text, (body) -> assertThat(Encoding.JENCODE.read(body)).isNotNull());
	}

	private static void assertRefused(String text) {
		Buffers.withEachKind(text,
				(body) -> assertThatExceptionOfType(ProtocolException.class)
					.isThrownBy(() -> Encoding.JENCODE.read(body))
					.withMessage("Invalid JSON"));
	}

	private static void assertNotWritten(Object value) {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> Json.write(value))
			.withMessage("A value of more than 100 levels cannot be sent");
	}

}
