package io.diset.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

import io.diset.message.InvalidMessageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DEncodeWriterTests {

	static final List<Object> UNSUPPORTED = List.of(new Object(), 'c', new int[0], Set.of(), Optional.empty(),
			List.of("secret").iterator(), BigDecimal.ONE);

	@Test
	void writesIntegersOfEachClass() {
		assertThat(Dencode.write(List.of((byte) -1, (short) -2, 3, 4L, BigInteger.TEN.pow(20))))
			.isEqualTo("li-1ei-2ei3ei4ei100000000000000000000ee");
	}

	@Test
	void writesIntegersOfEachLength() {
		LongStream.iterate(1, (power) -> power * 10)
			.limit(19)
			.flatMap((power) -> LongStream.of(power - 1, power, power + 1, -power, 1 - power, -1 - power))
			.forEach((value) -> assertThat(Dencode.write(value)).isEqualTo("i" + value + "e"));
		assertThat(Dencode.write(Long.MAX_VALUE)).isEqualTo("i9223372036854775807e");
		assertThat(Dencode.write(Long.MIN_VALUE)).isEqualTo("i-9223372036854775808e");
	}

	@Test
	void writesAFloatWithTheDigitsOfItsDouble() {
		assertThat(Dencode.write(List.of(0.5f, 0.1f, Float.NaN, Double.NEGATIVE_INFINITY, 1e16)))
			.isEqualTo("lf0.5ef0.10000000149011612efnanef-infef1e+16ee");
	}

	@Test
	void keepsTheOrderOfADict() {
		assertThat(Dencode.write(new TreeMap<>(Map.of("b", 1, "a", 2)))).isEqualTo("ds1:ai2es1:bi1ee");
	}

	@Test
	void writesKeysAsTheyAre() {
		assertThat(Dencode.write(Map.of(1, 2))).isEqualTo("di1ei2ee");
		assertThat(Dencode.write(Map.of(1.5, 2))).isEqualTo("df1.5ei2ee");
		assertThat(Dencode.write(Map.of(true, 2))).isEqualTo("db1i2ee");
		assertThat(Dencode.write(Collections.singletonMap(null, 2))).isEqualTo("dni2ee");
	}

	@Test
	void writesTextWithTheLengthOfItsBytes() {
		for (int character = 0; character <= Character.MAX_CODE_POINT; character += (character < 0x1000) ? 1 : 997) {
			if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
				String text = "a" + Character.toString(character);
				int length = text.getBytes(StandardCharsets.UTF_8).length;
				String written = Dencode.write(text);
				assertThat(written).startsWith("s" + length + ":").hasSize(3 + length);
				assertThat(Dencode.read(written)).isEqualTo(text);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\ud800", "a\ud800", "\ud800a", "\udbff\udbff", "\udc00", "\udc80", "\udcff", "\udfff",
			"\udd1e\ud834", "\ud834\udd1e\udd1e" })
	void refusesTextWithLoneSurrogatesAsTheOriginalDoes(String text) {
		for (Object value : List.of(text, List.of(text), Map.of(text, 1), Map.of("k", text))) {
			assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> Dencode.write(value))
				.withMessage("Text that is not Unicode cannot be sent as DEncode");
		}
	}

	@ParameterizedTest
	@FieldSource("UNSUPPORTED")
	void refusesAValueThatDEncodeCannotCarry(Object value) {
		for (Object holder : List.of(value, List.of(1, value), Map.of("k", value))) {
			assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> Dencode.write(holder))
				.withMessage("A value of %s cannot be sent as DEncode", value.getClass());
		}
	}

	@Test
	void refusesAKeyThatIsNoTextNumberOrTruth() {
		for (Object key : List.of(List.of("secret"), LocalDate.EPOCH, 'c')) {
			assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> Dencode.write(Map.of(key, 1)))
				.withMessage("A key of %s cannot be sent as DEncode", key.getClass());
		}
	}

}
