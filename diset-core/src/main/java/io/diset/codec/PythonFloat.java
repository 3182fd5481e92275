package io.diset.codec;

import java.math.BigDecimal;
import java.math.MathContext;

import tools.jackson.core.io.NumberOutput;

/**
 * The text of a floating point number as Python's {@code repr} writes it: the fewest
 * digits that read back to the same number, with an exponent below 1e-4 and from 1e16 on.
 */
final class PythonFloat {

	private static final int MIN_POINT = -4;

	private static final int MAX_POINT = 16;

	private static final MathContext ONE_DIGIT = new MathContext(1);

	private PythonFloat() {
	}

	static String toText(double value) {
		if (Double.isNaN(value)) {
			return "NaN";
		}
		if (Double.isInfinite(value)) {
			return (value > 0) ? "Infinity" : "-Infinity";
		}
		String sign = (Math.copySign(1, value) < 0) ? "-" : "";
		return sign + ((value != 0) ? toText(digits(Math.abs(value))) : "0.0");
	}

	// Not from Double.toString, whose digits are not always the fewest on JDK 17
	private static BigDecimal digits(double value) {
		BigDecimal digits = new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros();
		return (digits.precision() == 2) ? oneDigitIfEnough(digits, value) : digits;
	}

	// Java's rules ask for two digits even where one is enough, as in 4.9E-324
	private static BigDecimal oneDigitIfEnough(BigDecimal digits, double value) {
		BigDecimal digit = digits.round(ONE_DIGIT);
		return (digit.doubleValue() == value) ? digit : digits;
	}

	private static String toText(BigDecimal value) {
		String digits = value.unscaledValue().toString();
		int point = value.precision() - value.scale();
		if (point <= MIN_POINT || point > MAX_POINT) {
			return withExponent(digits, point - 1);
		}
		if (point <= 0) {
			return "0." + "0".repeat(-point) + digits;
		}
		if (point >= digits.length()) {
			return digits + "0".repeat(point - digits.length()) + ".0";
		}
		return digits.substring(0, point) + "." + digits.substring(point);
	}

	private static String withExponent(String digits, int exponent) {
		String mantissa = (digits.length() > 1) ? digits.charAt(0) + "." + digits.substring(1) : digits;
		int size = Math.abs(exponent);
		return mantissa + ((exponent < 0) ? "e-" : "e+") + ((size < 10) ? "0" : "") + size;
	}

}
