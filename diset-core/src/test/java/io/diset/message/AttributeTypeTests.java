package io.diset.message;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AttributeTypeTests {

	private static final BigInteger BEYOND_LONG = BigInteger.ONE.shiftLeft(63);

	private static final byte[] BYTES = { 1, -1 };

	private static final LocalDateTime DATE_TIME = LocalDateTime.of(2024, 2, 29, 12, 34, 56);

	/** One canonical value of each type, except of the one that takes them all. */
	private static final Map<AttributeType, Object> CANONICAL = canonical();

	static Stream<Arguments> valuesOfOtherClasses() {
		return Stream.of(Arguments.of(AttributeType.INT, (byte) -1, -1L),
				Arguments.of(AttributeType.INT, (short) -2, -2L), Arguments.of(AttributeType.INT, 3, 3L),
				Arguments.of(AttributeType.INT, Long.MIN_VALUE, Long.MIN_VALUE),
				Arguments.of(AttributeType.INT, BigInteger.TWO, 2L),
				Arguments.of(AttributeType.INT, BEYOND_LONG.subtract(BigInteger.ONE), Long.MAX_VALUE),
				Arguments.of(AttributeType.INT, BEYOND_LONG.negate(), Long.MIN_VALUE),
				Arguments.of(AttributeType.INT, BEYOND_LONG, BEYOND_LONG), Arguments.of(AttributeType.FLOAT, 0.5f, 0.5),
				Arguments.of(AttributeType.FLOAT, Float.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY),
				Arguments.of(AttributeType.FLOAT, -0.0, -0.0), Arguments.of(AttributeType.ANY, 4, 4L),
				Arguments.of(AttributeType.ANY, 0.5f, 0.5), Arguments.of(AttributeType.ANY, BigInteger.TEN, 10L));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("valuesOfOtherClasses")
	void keepsAValueAsOneClassPerType(AttributeType type, Object given, Object canonical) {
		assertThat(check(type, given)).isEqualTo(canonical);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANY")
	void keepsACanonicalValueAsItIs(AttributeType type) {
		Object value = CANONICAL.get(type);
		assertThat(check(type, value)).isEqualTo(value);
		assertThat(check(AttributeType.ANY, value)).isEqualTo(value);
	}

	@Test
	void keepsAnythingElseWhereAnyIsAllowed() {
		Object value = Optional.empty();
		assertThat(check(AttributeType.ANY, value)).isSameAs(value);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANY")
	void refusesEachOtherType(AttributeType type) {
		CANONICAL.forEach((other, value) -> {
			if (other != type && !passes(other, type)) {
				assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> check(type, value))
					.withMessage(wrongType(other.toString(), type));
			}
		});
	}

	@Test
	void takesATruthValueAsAnInteger() {
		assertThat(check(AttributeType.INT, true)).isEqualTo(1L);
		assertThat(check(AttributeType.INT, false)).isEqualTo(0L);
	}

	@Test
	void takesADateTimeAsADate() {
		assertThat(check(AttributeType.DATE, DATE_TIME)).isEqualTo(LocalDate.of(2024, 2, 29));
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANY")
	void refusesNull(AttributeType type) {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> check(type, null))
			.withMessage(wrongType("null", type));
	}

	@Test
	void takesNullWhereAnyIsAllowed() {
		assertThat(check(AttributeType.ANY, null)).isNull();
		assertThat(AttributeDefinition.of("a", AttributeType.INT, AttributeType.ANY).check("M", null)).isNull();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANY")
	void refusesClassesThatOnlyLookAlike(AttributeType type) {
		for (Object value : List.of(BigDecimal.ONE, 'c', new int[0], new Object[0], Set.of(), Optional.empty())) {
			assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> check(type, value))
				.withMessage(wrongType(value.getClass().getName(), type));
		}
	}

	@Test
	void isNamedAsInADefinition() {
		assertThat(AttributeType.values()).extracting(AttributeType::toString)
			.containsExactly("int", "float", "bool", "str", "list", "dict", "datetime", "date", "time", "bytes", "any");
	}

	private static @Nullable Object check(AttributeType type, @Nullable Object value) {
		return AttributeDefinition.of("a", type).check("M", value);
	}

	private static String wrongType(String found, AttributeType expected) {
		return "Wrong type for attribute 'a' of message M: %s, expected %s".formatted(found, expected);
	}

	private static boolean passes(AttributeType value, AttributeType type) {
		return (value == AttributeType.BOOL && type == AttributeType.INT)
				|| (value == AttributeType.DATETIME && type == AttributeType.DATE)
				|| (value == AttributeType.STR && type == AttributeType.BYTES);
	}

	private static Map<AttributeType, Object> canonical() {
		Map<AttributeType, Object> values = new LinkedHashMap<>();
		values.put(AttributeType.INT, 7_000_000_000L);
		values.put(AttributeType.FLOAT, 0.1);
		values.put(AttributeType.BOOL, true);
		values.put(AttributeType.STR, "text");
		values.put(AttributeType.LIST, List.of(1, "a"));
		values.put(AttributeType.DICT, Map.of("k", 1));
		values.put(AttributeType.DATETIME, DATE_TIME);
		values.put(AttributeType.DATE, DATE_TIME.toLocalDate());
		values.put(AttributeType.TIME, LocalTime.NOON);
		values.put(AttributeType.BYTES, BYTES);
		return values;
	}

}
