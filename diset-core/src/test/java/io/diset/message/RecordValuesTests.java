package io.diset.message;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.diset.message.elsewhere.HiddenMessages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RecordValuesTests {

	private static final BigInteger HUGE = BigInteger.TEN.pow(100);

	static Stream<Arguments> records() {
		LocalDateTime dateTime = LocalDateTime.of(2024, 2, 29, 12, 34, 56);
		List<@Nullable Object> list = Arrays.asList(1L, null, "a");
		Map<String, Object> dict = Map.of("k", list);
		return Stream.of(
				Arguments.of(new Integers(Byte.MIN_VALUE, Short.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE, HUGE),
						List.of(-128L, -32768L, -2147483648L, Long.MIN_VALUE, HUGE)),
				Arguments.of(new Integers(Byte.MAX_VALUE, Short.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE,
						BigInteger.TWO), List.of(127L, 32767L, 2147483647L, Long.MAX_VALUE, 2L)),
				Arguments.of(new BoxedIntegers((byte) 1, (short) 2, 3, 4L), List.of(1L, 2L, 3L, 4L)),
				Arguments.of(new Floats(0.1, 0.2, 0.5f, -1.5f), List.of(0.1, 0.2, 0.5, -1.5)),
				Arguments.of(new Floats(Double.NaN, -0.0, Float.POSITIVE_INFINITY, Float.MIN_VALUE),
						List.of(Double.NaN, -0.0, Double.POSITIVE_INFINITY, (double) Float.MIN_VALUE)),
				Arguments.of(new Numbers(1L, 0.5, HUGE), List.of(1L, 0.5, HUGE)),
				Arguments.of(new Truths(true, false), List.of(true, false)), Arguments.of(new Text(""), List.of("")),
				Arguments.of(new Times(dateTime, dateTime.toLocalDate(), LocalTime.NOON),
						List.of(dateTime, dateTime.toLocalDate(), LocalTime.NOON)),
				Arguments.of(new Containers(list, dict), List.of(list, dict)),
				Arguments.of(new Anything("x", null), Arrays.asList("x", null)),
				Arguments.of(new Nothing(), List.of()));
	}

	@ParameterizedTest
	@MethodSource("records")
	void areWrittenInTheirCanonicalForm(Record message, List<@Nullable Object> values) {
		assertThat(MessageType.ofMessage(message).write(message)).isEqualTo(values.toArray());
	}

	@ParameterizedTest
	@MethodSource("records")
	void areReadBack(Record message, List<@Nullable Object> values) {
		assertThat(MessageType.ofMessage(message).read(values)).isEqualTo(message);
	}

	@Test
	void areWrittenAndReadAsBytes() {
		byte[] bytes = { 0, -1 };
		MessageType<Bytes> type = MessageType.of(Bytes.class);
		assertThat(type.write(new Bytes(bytes))).containsExactly(bytes);
		assertThat(type.read(List.of(bytes)).a()).isEqualTo(bytes);
	}

	@Test
	void travelInTheOrderOfTheWireAndNotOfTheComponents() {
		MessageType<Unordered> type = MessageType.of(Unordered.class);
		assertThat(type.write(new Unordered("z", 1, "b", 2))).containsExactly(2L, 1L, "b", "z");
		assertThat(type.read(List.of(2L, 1L, "b", "z"))).isEqualTo(new Unordered("z", 1, "b", 2));
	}

	@Test
	void areBroughtIntoTheirCanonicalFormBeforeTheyAreRead() {
		assertThat(MessageType.of(Numbers.class).read(List.of(1, 0.5f, (short) 2))).isEqualTo(new Numbers(1L, 0.5, 2L));
		assertThat(MessageType.of(BoxedIntegers.class).read(List.of(true, false, 3, BigInteger.TEN)))
			.isEqualTo(new BoxedIntegers((byte) 1, (short) 0, 3, 10L));
	}

	@Test
	void loseTheTimeWhereADateIsDefined() {
		LocalDateTime dateTime = LocalDateTime.of(2024, 2, 29, 12, 34, 56);
		assertThat(MessageType.of(Times.class).read(List.of(dateTime, dateTime, LocalTime.NOON)).b())
			.isEqualTo(LocalDate.of(2024, 2, 29));
	}

	@Test
	void areWrittenAsTheAccessorReturnsThem() {
		assertThat(MessageType.of(WithAccessor.class).write(new WithAccessor("a"))).containsExactly("A");
	}

	@Test
	void areWrittenWithoutNullWhereNullIsNotAllowed() {
		MessageType<Text> type = MessageType.of(Text.class);
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> type.write(new Text(null)))
			.withMessage("Wrong type for attribute 'a' of message Text: null, expected str (String)");
	}

	@Test
	void areNotWrittenFromAnotherClass() {
		MessageType<Text> type = MessageType.of(Text.class);
		assertThatExceptionOfType(ClassCastException.class).isThrownBy(() -> type.write(new Nothing()));
	}

	@Test
	void areWrittenAndReadForAPrivateRecord() {
		MessageType<Hidden> type = MessageType.of(Hidden.class);
		assertThat(type.read(Arrays.asList(type.write(new Hidden(7))))).isEqualTo(new Hidden(7));
	}

	@Test
	void areWrittenAndReadForARecordThatAnotherPackageKeepsToItself() {
		MessageType<?> type = MessageType.ofMessage(HiddenMessages.ping(7));
		assertThat(type.write(HiddenMessages.ping(7))).containsExactly(7L);
		assertThat(type.read(List.of(7L))).isEqualTo(HiddenMessages.ping(7));
	}

	@DisetMessage("Integers")
	record Integers(byte a, short b, int c, long d, BigInteger e) {
	}

	@DisetMessage("BoxedIntegers")
	record BoxedIntegers(Byte a, Short b, Integer c, Long d) {
	}

	@DisetMessage("Floats")
	record Floats(double a, Double b, float c, Float d) {
	}

	@DisetMessage("Numbers")
	record Numbers(Number a, Number b, Number c) {
	}

	@DisetMessage("Truths")
	record Truths(boolean a, Boolean b) {
	}

	@DisetMessage("Text")
	record Text(String a) {
	}

	@DisetMessage("Bytes")
	@SuppressWarnings("ArrayRecordComponent")
	record Bytes(byte[] a) {
	}

	@DisetMessage("Times")
	record Times(LocalDateTime a, LocalDate b, LocalTime c) {
	}

	@DisetMessage("Containers")
	record Containers(List<@Nullable Object> a, Map<String, Object> b) {
	}

	@DisetMessage("Anything")
	record Anything(Object a, @Nullable Object b) {
	}

	@DisetMessage("Nothing")
	record Nothing() {
	}

	@DisetMessage("Unordered")
	record Unordered(String zeta, int Alpha, String beta, int _x) {
	}

	@DisetMessage("WithAccessor")
	record WithAccessor(String a) {

		@Override
		public String a() {
			return this.a.toUpperCase(Locale.ROOT);
		}

	}

	@DisetMessage("Hidden")
	private record Hidden(int id) {
	}

}
