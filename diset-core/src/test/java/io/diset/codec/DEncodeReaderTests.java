package io.diset.codec;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DEncodeReaderTests {

	@Test
	void makesOneJavaClassOfEachType() {
		assertThat(Dencode.read("lnb0b1s1:au1:bi1eI2ef1.0eds1:klee" + "te" + "zdti1ei2ei3eee")).isEqualTo(Arrays.asList(
				null, false, true, "a", "b", 1L, 2L, 1.0, Map.of("k", List.of()), List.of(), LocalDate.of(1, 2, 3)));
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "-0, 0", "007, 7", "-007, -7", "999999999999999999, 999999999999999999",
			"9223372036854775807, 9223372036854775807", "-9223372036854775808, -9223372036854775808",
			"0000000000000000000000005, 5", "-0000000000000000000000005, -5" })
	void readsIntegersAsLong(String digits, long value) {
		assertThat(Dencode.read("i" + digits + "e")).isEqualTo(value);
		assertThat(Dencode.read("I" + digits + "e")).isEqualTo(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "9223372036854775808", "-9223372036854775809", "18446744073709551616",
			"100000000000000000000000000000000000000" })
	void readsIntegersBeyondLong(String digits) {
		assertThat(Dencode.read("i" + digits + "e")).isEqualTo(new BigInteger(digits));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", "+1", "--1", "1-", "-1-1", "1.0", " 1", "1 ", "1_0", "0x1", "1L", "a", "\0",
			"\u00b2", "1:" })
	void refusesIntegersThatPythonDoesNotWrite(String digits) {
		assertRefused("i" + digits + "e", "not a number");
		assertRefused("I" + digits + "e", "not a number");
	}

	@ParameterizedTest
	@CsvSource({ "0.0, 0.0", "-0.0, -0.0", "1, 1.0", "1., 1.0", ".5, 0.5", "-.5, -0.5", "1e+20, 1e20", "1e-20, 1e-20",
			"1.5e+300, 1.5e300", "5e-324, 4.9E-324", "1.7976931348623157e+308, 1.7976931348623157E308",
			"2e+308, Infinity", "-1e+999999999999, -Infinity", "1e-999999999999, 0.0", "nan, NaN", "inf, Infinity",
			"-inf, -Infinity", "1.2345678901234568e+17, 123456789012345680.0" })
	void readsFloatsToTheLastDigit(String number, double value) {
		assertThat(Dencode.read("f" + number + "e")).isEqualTo(value);
	}

	@Test
	void takesAnExponentWithoutASignAsTheEnd() {
		assertThat(Dencode.read("lf1ei20ee")).isEqualTo(List.of(1.0, 20L));
		assertThat(Dencode.read("f1e20e")).isEqualTo(1.0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", ".", "-.", "+1.0", "--1", "1.0.0", "1-0", "e+5", "1e+", "1e+-5", "1e+5.0",
			"1e+5e+5", " 1.0", "1.0 ", "1_0.0", "0x1p3", "1.0d", "1.0f", "1E+5", "NaN", "Infinity", "-nan", "+inf",
			"infinity", "Inf", "1,5" })
	void refusesFloatsThatPythonDoesNotWrite(String number) {
		assertRefused("f" + number + "e", "not a number");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2", "x", "-", "e", "\0", "t" })
	void refusesTruthThatIsNeitherZeroNorOne(String truth) {
		assertRefused("b" + truth, "not a truth value");
	}

	@ParameterizedTest
	@CsvSource({ "s0:, ''", "s3:a:b, a:b", "s003:abc, abc", "s000000003:abc, abc", "s1:e, e", "u1:e, e" })
	void readsTextByItsLength(String input, String text) {
		assertThat(Dencode.read(input)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "le", "te", "li1ee", "de", "ds1:ki1ee", "ztte", "zdti2024ei1ei1ee" })
	void refusesKeysThatJsonCannotHave(String key) {
		assertRefused("d" + key + "i1ee", "not a key");
	}

	@Test
	void readsKeysAsTheTextThatJsonHas() {
		assertThat(Dencode.read("dni1eb1i2eb0i3ei-4ei4ef1.5ei5efinfei6ef1e+16ei7eu1:ki8ei18446744073709551616ei9ee"))
			.hasToString("{null=1, true=2, false=3, -4=4, 1.5=5, Infinity=6, 1e+16=7, k=8, 18446744073709551616=9}");
	}

	@Test
	void keepsTheOrderOfKeysAndTheLastValue() {
		assertThat(Dencode.read("ds1:zi1es1:ai2es1:zi3ee")).hasToString("{z=3, a=2}");
	}

	@Test
	void ignoresWhatStandsBehindTheValue() {
		assertThat(Dencode.read("lee")).isEqualTo(List.of());
		assertThat(Dencode.read("de{\"OK\"")).isEqualTo(Map.of());
		assertThat(Dencode.read("s1:a\u00ff")).isEqualTo("a");
	}

	@Test
	void knowsNoWrappers() {
		assertThat(Dencode.read("ds6:__dClss9:os.systems3:objs2:lse"))
			.isEqualTo(Map.of("__dCls", "os.system", "obj", "ls"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			secret            | not a number
			Xsecret           | unknown type
			e                 | unknown type
			{secret           | unknown type
			isecrete          | not a number
			i12secrete        | not a number
			fsecrete          | not a number
			bsecret           | not a truth value
			s9:secret         | wrong length
			ssecret:          | not a number
			s:secret          | wrong length
			lXsecrete         | unknown type
			ds6:secrete       | unknown type
			dles6:secrete     | not a key
			zsecret           | not a time
			zxs6:secret       | not a time
			zxte              | not a time
			zas6:secret       | not a time
			zdts6:secretee    | not a time
			ls6:secret        | ends too early
			""")
	void saysWhatIsWrongWithoutTheContent(String input, String text) {
		assertRefused(input, text);
	}

	private static void assertRefused(String input, String text) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Dencode.read(input))
			.withMessage("Invalid DEncode: " + text);
	}

}
