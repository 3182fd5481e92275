package io.diset.codec;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;

import io.diset.message.InvalidMessageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DEncodeTimeTests {

	@ParameterizedTest
	@CsvSource({ "2024 2 29, 2024-02-29T00:00", "2024 2 29 12, 2024-02-29T12:00", "2024 2 29 12 34, 2024-02-29T12:34",
			"2024 2 29 12 34 56, 2024-02-29T12:34:56", "2024 2 29 12 34 56 789012, 2024-02-29T12:34:56.789012",
			"2024 2 29 12 34 56 789012 n, 2024-02-29T12:34:56.789012", "1 1 1 0 0 0 0 n, 0001-01-01T00:00",
			"9999 12 31 23 59 59 999999 n, 9999-12-31T23:59:59.999999" })
	void isADateAndATime(String fields, LocalDateTime value) {
		assertThat(Dencode.read("za" + tuple(fields))).isEqualTo(value);
		assertThat(Dencode.read("za" + tuple(fields).replace('t', 'l'))).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource({ "2024 2 29, 2024-02-29", "1 1 1, 0001-01-01", "9999 12 31, 9999-12-31" })
	void isADate(String fields, LocalDate value) {
		assertThat(Dencode.read("zd" + tuple(fields))).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource({ "'', 00:00", "12, 12:00", "12 34, 12:34", "12 34 56, 12:34:56", "12 34 56 7, 12:34:56.000007",
			"23 59 59 999999 n, 23:59:59.999999" })
	void isATimeOfDay(String fields, LocalTime value) {
		assertThat(Dencode.read("zt" + tuple(fields))).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource({ "a, ''", "a, 2024", "a, 2024 2", "a, 0 1 1", "a, -1 1 1", "a, 10000 1 1", "a, 999999999 1 1",
			"a, 2024 0 1", "a, 2024 13 1", "a, 2024 1 0", "a, 2024 1 32", "a, 2023 2 29", "a, 2024 1 1 24",
			"a, 2024 1 1 -1", "a, 2024 1 1 0 60", "a, 2024 1 1 0 0 60", "a, 2024 1 1 0 0 0 1000000",
			"a, 2024 1 1 0 0 0 -1", "a, 2024 1 1 0 0 0 0 0", "a, 2024 1 1 0 0 0 0 n n", "a, 2024 1 1 n", "a, n 1 1",
			"a, 2024 1 1 0 0 0 n", "d, ''", "d, 2024 1", "d, 2024 1 1 0", "d, 2024 1 1 n", "d, 0 1 1", "d, 10000 1 1",
			"d, 2023 2 29", "d, 4294969320 1 1", "d, 18446744073709553640 1 1", "d, 9223372036854775807 1 1", "t, 24",
			"t, 0 60", "t, 0 0 60", "t, 0 0 0 1000000", "t, 0 0 0 4294967296", "t, 0 0 0 0 1", "t, 0 0 0 0 n 0",
			"t, n" })
	void isRefusedWherePythonHasNone(char type, String fields) {
		assertRefused("z" + type + tuple(fields));
	}

	@ParameterizedTest
	@ValueSource(strings = { "zdts4:2024i1ei1ee", "zdtf2024.0ei1ei1ee", "zdti2024eb1i1ee", "zdttei1ei1ee", "zd" + "de",
			"zdn", "zdi2024e", "zds3:abc", "zdzdti2024ei1ei1ee", "zDti2024ei1ei1ee", "zzte", "zxte" })
	void isMadeOfNothingButIntegers(String input) {
		assertRefused(input);
	}

	@Test
	void isWrittenInMicroseconds() {
		LocalTime time = LocalTime.of(1, 2, 3, 4_999);
		assertThat(Dencode.write(time)).isEqualTo("ztti1ei2ei3ei4ene");
		assertThat(Dencode.write(LocalDate.EPOCH.atTime(time))).isEqualTo("zati1970ei1ei1ei1ei2ei3ei4ene");
		assertThat(Dencode.write(LocalDate.EPOCH.atTime(1, 2, 3))).isEqualTo("zati1970ei1ei1ei1ei2ei3ei0ene");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 999, 1000, 9999 })
	void isReadBackAsItWasWritten(int year) {
		LocalDateTime dateTime = LocalDateTime.of(year, 12, 31, 1, 2, 3, 123_456_000);
		List<Object> values = List.of(dateTime, dateTime.toLocalDate(), dateTime.toLocalTime());
		assertThat(Dencode.read(Dencode.write(values))).isEqualTo(values);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1, 10_000, 999_999_999 })
	void isNotWrittenOfAYearThatPythonDoesNotKnow(int year) {
		LocalDate date = LocalDate.of(year, 1, 1);
		for (Object value : Arrays.asList(date, date.atStartOfDay())) {
			assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> Dencode.write(value))
				.withMessage("A date of the year %d cannot be sent", year);
		}
	}

	private static String tuple(String fields) {
		return "t" + fields.replaceAll("(-?\\d+) ?", "i$1e").replace(" ", "") + "e";
	}

	private static void assertRefused(String input) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Dencode.read(input))
			.withMessage("Invalid DEncode: not a time");
	}

}
