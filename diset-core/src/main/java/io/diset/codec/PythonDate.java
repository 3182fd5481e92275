package io.diset.codec;

import java.time.DateTimeException;
import java.time.LocalDate;

import io.diset.message.InvalidMessageException;

/**
 * The dates that Python has: those of the years 1 to 9999.
 */
final class PythonDate {

	private static final int MAX_YEAR = 9999;

	private PythonDate() {
	}

	/**
	 * Return a date.
	 * @param year the year
	 * @param month the month
	 * @param day the day
	 * @return the date
	 * @throws DateTimeException if Python has no such date
	 */
	static LocalDate of(int year, int month, int day) {
		if (isNoYear(year)) {
			throw new DateTimeException("Not a year");
		}
		return LocalDate.of(year, month, day);
	}

	/**
	 * Check a date that is to be sent.
	 * @param date the date
	 * @throws InvalidMessageException if Python has no such date
	 */
	static void check(LocalDate date) {
		if (isNoYear(date.getYear())) {
			throw new InvalidMessageException("A date of the year %d cannot be sent".formatted(date.getYear()));
		}
	}

	private static boolean isNoYear(int year) {
		return year < 1 || year > MAX_YEAR;
	}

}
