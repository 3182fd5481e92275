package io.diset.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PythonFloatTests {

	private static final int RANDOM_VALUES = 50_000;

	/** Made by {@code repr} of Python 3.11. */
	@ParameterizedTest
	@CsvSource(textBlock = """
			0000000000000001, 5e-324
			0000000000000002, 1e-323
			0000000000000003, 1.5e-323
			0000000000000004, 2e-323
			0000000000000005, 2.5e-323
			0000000000000006, 3e-323
			0000000000000008, 4e-323
			0000000000000009, 4.4e-323
			000000000000000a, 5e-323
			0000000000000014, 1e-322
			0010000000000000, 2.2250738585072014e-308
			000fffffffffffff, 2.225073858507201e-308
			44c52d02c7e14af6, 2e+23
			44b52d02c7e14af6, 1e+23
			44b41df5d77c6d9d, 9.5e+22
			4350000000000000, 1.8014398509481984e+16
			4340000000000000, 9007199254740992.0
			43e0000000000000, 9.223372036854776e+18
			43f0000000000000, 1.8446744073709552e+19
			437b69b4ba630f35, 1.2345678901234568e+17
			4341c37937e07fff, 9999999999999998.0
			4341c37937e08000, 1e+16
			3f1a36e2eb1c432d, 0.0001
			3f202e4b6ce5dc68, 0.00012345
			3f1a36371ea531a8, 9.999e-05
			3ee4f8b588e368f1, 1e-05
			3fd3333333333334, 0.30000000000000004
			3fd5555555555555, 0.3333333333333333
			3fe5555555555555, 0.6666666666666666
			4059000000000000, 100.0
			430c6bf526340000, 1000000000000000.0
			40fe240000000000, 123456.0
			40f86a0000000000, 100000.0
			3f0a36e2eb1c432d, 5e-05
			be7ad7f29abcaf48, -1e-07
			8000000000000000, -0.0
			7fefffffffffffff, 1.7976931348623157e+308
			4011666666666666, 4.35
			000000000000002d, 2.2e-322
			447c7e83209e90b2, 8.41e+21
			43e052961c6f8000, 9.409340012568248e+18
			3e60000000000000, 2.9802322387695312e-08
			""")
	void isWhatPythonWrites(String bits, String text) {
		assertThat(PythonFloat.toText(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)))).isEqualTo(text);
	}

	@Test
	void readsBackToTheSameNumber() {
		values().forEach((value) -> assertThat(Double.parseDouble(PythonFloat.toText(value))).isEqualTo(value));
	}

	@Test
	void hasTheFewestDigits() {
		values().forEach((value) -> {
			BigDecimal shown = digits(value);
			BigInteger shorter = shown.unscaledValue().divide(BigInteger.TEN);
			for (BigInteger digits : new BigInteger[] { shorter, shorter.add(BigInteger.ONE) }) {
				assertThat(new BigDecimal(digits, shown.scale() - 1).doubleValue()).as(shown.toString())
					.isNotEqualTo(value);
			}
		});
	}

	@Test
	void isTheNearestOfThoseWithTheFewestDigits() {
		values().forEach((value) -> {
			BigDecimal shown = digits(value);
			for (BigDecimal other : List.of(shown.add(shown.ulp()), shown.subtract(shown.ulp()))) {
				if (other.doubleValue() == value) {
					assertThat(distance(shown, value)).as(shown.toString()).isLessThanOrEqualTo(distance(other, value));
				}
			}
		});
	}

	private static BigDecimal distance(BigDecimal shown, double value) {
		return shown.subtract(new BigDecimal(value)).abs();
	}

	private static BigDecimal digits(double value) {
		return new BigDecimal(PythonFloat.toText(value)).stripTrailingZeros();
	}

	private static DoubleStream values() {
		LongStream subnormal = LongStream.range(1, 1000);
		LongStream powersOfTwo = LongStream.range(1, 2046).map((exponent) -> exponent << 52);
		LongStream random = new Random(7).longs(RANDOM_VALUES);
		DoubleStream ofBits = LongStream.concat(LongStream.concat(subnormal, powersOfTwo), random)
			.mapToDouble(Double::longBitsToDouble)
			.filter(Double::isFinite);
		return DoubleStream.concat(ofBits, new Random(7).doubles(RANDOM_VALUES));
	}

}
