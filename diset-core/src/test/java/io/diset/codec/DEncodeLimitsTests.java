package io.diset.codec;

import java.math.BigInteger;
import java.time.LocalTime;
import java.util.ArrayList;
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

class DEncodeLimitsTests {

	@ParameterizedTest
	@CsvSource({ "l, n, e, 1", "t, n, e, 1", "ds1:k, n, e, 1", "l, '', e, 1", "ltds1:kl, n, eeee, 4",
			"ltl, ztte, eee, 3" })
	void readsNoMoreLevelsThanTheLimit(String open, String innermost, String close, int levels) {
		int inner = innermost.startsWith("z") ? 1 : 0;
		int times = (ValueLimits.MAX_DEPTH - inner) / levels;
		assertThat(Dencode.read(open.repeat(times) + innermost + close.repeat(times))).isNotNull();
		assertRefused(open.repeat(times + 1) + innermost + close.repeat(times + 1), "too many levels");
	}

	@ParameterizedTest
	@ValueSource(strings = { "l", "t", "d", "ds1:k", "dl", "dzal", "zal", "zdt", "ldi1e" })
	void refusesLevelsThatAreNeverClosed(String open) {
		assertRefused(open.repeat(1_000_000 / open.length()), "too many levels");
	}

	@ParameterizedTest
	@ValueSource(strings = { "za", "z", "dz" })
	void needsNoDepthToRefuseATimeOfATime(String open) {
		assertRefused(open.repeat(1_000_000), "not a time");
	}

	@ParameterizedTest
	@CsvSource({ "l, n, 1", "t, b1, 1", "l, le, 1", "l, ztte, 1", "d, nn, 2", "d, s0:de, 2", "d, nltee, 3" })
	void readsNoMoreValuesThanTheLimit(String open, String element, int values) {
		// The one around them counts as well
		int times = (ValueLimits.MAX_VALUES - 1) / values;
		Dencode.read(open + element.repeat(times) + "e");
		assertRefused(open + element.repeat(times + 1) + "e", "too many values");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-" })
	void readsNoMoreDigitsThanTheLimit(String sign) {
		String digits = sign + "9".repeat(ValueLimits.MAX_DIGITS);
		assertThat(Dencode.read("i" + digits + "e")).isEqualTo(new BigInteger(digits));
		assertRefused("i" + digits + "9e", "too many digits");
		assertRefused("i" + sign + "0".repeat(ValueLimits.MAX_DIGITS + 1) + "e", "too many digits");
	}

	@Test
	void readsNoLongerFloatsThanTheLimit() {
		assertThat(Dencode.read("f0." + "3".repeat(ValueLimits.MAX_DIGITS - 2) + "e")).isEqualTo(1.0 / 3);
		assertRefused("f0." + "3".repeat(ValueLimits.MAX_DIGITS - 1) + "e", "too many digits");
		assertRefused("f1e+" + "0".repeat(ValueLimits.MAX_DIGITS) + "e", "too many digits");
		assertRefused("f" + "-".repeat(ValueLimits.MAX_DIGITS + 1) + "e", "too many digits");
	}

	@ParameterizedTest
	@CsvSource({ "s5:abc, wrong length", "s999999999:abc, wrong length", "u999999999:abc, wrong length",
			"s0000000003:abc, too many digits", "s2147483647:abc, too many digits", "s4294967299:abc, too many digits",
			"s99999999999999999999:abc, too many digits", "s-1:abc, not a number", "s-0:abc, not a number",
			"s+3:abc, not a number", "s 3:abc, not a number", "s3 :abc, not a number", "s1_0:abc, not a number",
			"s3abc, not a number", "s3.0:abc, not a number", "s:abc, wrong length", "s3, ends too early",
			"s999999999, ends too early" })
	void readsNoTextBeyondTheBody(String input, String text) {
		assertRefused(input, text);
		assertRefused("l" + input + "e", text.equals("ends too early") ? "not a number" : text);
		assertRefused("d" + input + "e", text.equals("ends too early") ? "not a number" : text);
	}

	@Test
	void readsTextOfAnyLength() {
		String text = "x".repeat(25_000_000);
		assertThat(Dencode.read("s" + text.length() + ":" + text)).asInstanceOf(InstanceOfAssertFactories.STRING)
			.hasSize(text.length());
	}

	@Test
	void writesNoMoreLevelsThanItReads() {
		Object deepest = nested(ValueLimits.MAX_DEPTH, 7L);
		assertThat(Dencode.read(Dencode.write(deepest))).isEqualTo(deepest);
		assertNotWritten(nested(ValueLimits.MAX_DEPTH + 1, 7L));
	}

	@Test
	void countsATimeAsALevel() {
		Object deepest = nested(ValueLimits.MAX_DEPTH - 1, LocalTime.NOON);
		assertThat(Dencode.read(Dencode.write(deepest))).isEqualTo(deepest);
		assertNotWritten(nested(ValueLimits.MAX_DEPTH, LocalTime.NOON));
	}

	@Test
	void countsLevelsAndNotValues() {
		List<Object> values = new ArrayList<>();
		for (int i = 0; i <= ValueLimits.MAX_DEPTH; i++) {
			values.addAll(List.of(List.of(), Map.of(), LocalTime.NOON));
		}
		assertThat(Dencode.read(Dencode.write(values))).isEqualTo(values);
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

	private static void assertRefused(String input, String text) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Dencode.read(input))
			.withMessage("Invalid DEncode: " + text);
	}

	private static void assertNotWritten(Object value) {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> Dencode.write(value))
			.withMessage("A value of more than 100 levels cannot be sent");
	}

}
