package io.diset.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.diset.message.InvalidMessageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JEncodeWriterTests {

	static final List<Object> UNSUPPORTED = List.of(new Object(), 'c', new int[0], Set.of(), Optional.empty(),
			LocalTime.NOON, List.of("secret").iterator(), BigDecimal.ONE);

	@Test
	void writesIntegersOfEachClass() {
		assertThat(Json.write(List.of((byte) -1, (short) -2, 3, 4L, BigInteger.TEN.pow(20))))
			.isEqualTo("[-1, -2, 3, 4, 100000000000000000000]");
	}

	@Test
	void writesAFloatWithTheDigitsOfItsDouble() {
		assertThat(Json.write(List.of(0.5f, 0.1f, Float.NaN))).isEqualTo("[0.5, 0.10000000149011612, NaN]");
	}

	@Test
	void keepsTheOrderOfADict() {
		assertThat(Json.write(new TreeMap<>(Map.of("b", 1, "a", 2)))).isEqualTo("{'a': 2, 'b': 1}");
	}

	@Test
	void writesEachCharacterThatIsNotPrintableAsciiAsAnEscape() {
		StringBuilder expected = new StringBuilder();
		StringBuilder text = new StringBuilder();
		for (char next = 0; next < 0x100; next++) {
			text.append(next);
			expected.append(escaped(next));
		}
		assertThat(Json.write(text.toString())).isEqualTo(("\"" + expected + "\"").replace('"', '\''));
		assertThat(Json.write("\uabcd\uffff\ud834\udd1e")).isEqualTo("'\\uabcd\\uffff\\ud834\\udd1e'");
	}

	@Test
	void escapesKeysLikeText() {
		assertThat(Json.write(Map.of("é\n", 1))).isEqualTo("{'\\u00e9\\n': 1}");
	}

	@ParameterizedTest
	@FieldSource("UNSUPPORTED")
	void refusesAValueThatJsonCannotCarry(Object value) {
		for (Object holder : List.of(value, List.of(1, value), Map.of("k", value))) {
			assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> Json.write(holder))
				.withMessage("A value of %s cannot be sent as JSON", value.getClass());
		}
	}

	@Test
	void refusesAKeyThatIsNoTextNumberOrTruth() {
		for (Object key : List.of(List.of("secret"), LocalDate.EPOCH, 'c')) {
			assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> Json.write(Map.of(key, 1)))
				.withMessage("A key of %s cannot be sent as JSON", key.getClass());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1, 10_000, 999_999_999 })
	void refusesAYearThatPythonDoesNotKnow(int year) {
		LocalDate date = LocalDate.of(year, 1, 1);
		for (Object value : Arrays.asList(date, date.atStartOfDay())) {
			assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> Json.write(value))
				.withMessage("A date of the year %d cannot be sent", year);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 999, 1000, 9999 })
	void writesDatesThatItReadsBack(int year) {
		LocalDateTime dateTime = LocalDateTime.of(year, 12, 31, 1, 2, 3);
		List<Object> dates = List.of(dateTime, dateTime.toLocalDate());
		assertThat(Json.read(Json.write(dates))).isEqualTo(dates);
	}

	@Test
	void writesBytesThatItReadsBack() {
		for (int length = 0; length < 300; length++) {
			byte[] bytes = new byte[length];
			for (int i = 0; i < length; i++) {
				bytes[i] = (byte) (i * 31 + length);
			}
			assertThat(Json.read(Json.write(bytes))).isEqualTo(bytes);
		}
	}

	private static String escaped(char character) {
		return switch (character) {
			case '"' -> "\\\"";
			case '\\' -> "\\\\";
			case '\b' -> "\\b";
			case '\f' -> "\\f";
			case '\n' -> "\\n";
			case '\r' -> "\\r";
			case '\t' -> "\\t";
			default -> (character >= 0x20 && character < 0x7f) ? String.valueOf(character)
					: "\\u%04x".formatted((int) character);
		};
	}

}
