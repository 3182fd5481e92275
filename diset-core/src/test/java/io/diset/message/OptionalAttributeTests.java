package io.diset.message;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OptionalAttributeTests {

	private static final LocalDateTime NOON = LocalDateTime.of(2024, 2, 29, 12, 0);

	static Stream<Arguments> messages() {
		return Stream.of(
				Arguments.of(new OfOptional(Optional.of(7)), 7L), Arguments.of(new OfOptional(Optional.empty()), null),
				Arguments.of(new OfNullable(NOON), NOON), Arguments.of(new OfNullable(null), null),
				Arguments.of(new OfDeclaration("a"), "a"), Arguments.of(new OfDeclaration(null), null),
				Arguments.of(new OfField("a"), "a"), Arguments.of(new OfField(null), null), Arguments
					.of(new OfRecords(List.of(new OfNullable(null))), List.of(Collections.singletonMap("a", null))),
				Arguments.of(new OfRecords(null), null));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void travelAsTheirValueOrNull(Record message, @Nullable Object value) {
		MessageType<?> type = MessageType.ofMessage(message);
		assertThat(type.write(message)).containsExactly(value);
		assertThat(type.read(Collections.singletonList(value))).isEqualTo(message);
	}

	@ParameterizedTest
	@ValueSource(classes = { OfOptional.class, OfNullable.class, OfDeclaration.class, OfField.class, OfRecords.class })
	void areDeclaredAsAnySinceOnlyThatTakesNull(Class<?> type) {
		assertThat(MessageType.of(type)).hasToString(type.getSimpleName() + "(a: any)");
	}

	@ParameterizedTest
	@ValueSource(classes = { OfOptional.class, OfNullable.class, OfDeclaration.class, OfField.class, OfRecords.class })
	void areCheckedAgainstTheirClassAllTheSame(Class<?> type) {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> MessageType.of(type).read(List.of(1.5)))
			.withMessageStartingWith("Wrong type for attribute 'a' of message %s: float, expected ",
					type.getSimpleName());
	}

	@Test
	void areBroughtIntoTheClassOfTheComponent() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> MessageType.of(OfOptional.class).read(List.of(1L << 31)))
			.withMessage("Value of attribute 'a' of message OfOptional is out of range");
	}

	@Test
	@SuppressWarnings("NullOptional")
	void areNullWhereTheApplicationForgotTheOptional() {
		assertThat(MessageType.of(OfOptional.class).write(new OfOptional(null))).containsOnlyNulls();
	}

	@Test
	void mustStillBeSent() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> MessageType.of(OfOptional.class).read(List.of()))
			.withMessage("Message OfOptional has 1 attributes, got 0 values, missing 'a'");
	}

	@Test
	void mayBeBytes() {
		MessageType<OfBytes> type = MessageType.of(OfBytes.class);
		assertThat(type).hasToString("OfBytes(a: any, b: bytes)");
		assertThat(type.read(Arrays.asList(null, "x")).b()).containsExactly('x');
		assertThat(type.read(Arrays.asList("x", "x")).a()).containsExactly('x');
	}

	@Test
	void mayNotBePrimitive() {
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> MessageType.of(OfPrimitive.class))
			.withMessage("Component 'a' of record %s is of the primitive type int, which cannot be null",
					OfPrimitive.class.getName());
	}

	@DisetMessage("OfOptional")
	record OfOptional(Optional<Integer> a) {
	}

	@DisetMessage("OfNullable")
	record OfNullable(@Nullable LocalDateTime a) {
	}

	@DisetMessage("OfDeclaration")
	record OfDeclaration(@Elsewhere.Nullable String a) {
	}

	@DisetMessage("OfField")
	record OfField(@OnFields.Nullable String a) {

		// It takes the annotation from the accessor
		@Override
		public String a() {
			return this.a;
		}

	}

	@DisetMessage("OfRecords")
	record OfRecords(@Nullable List<OfNullable> a) {
	}

	@DisetMessage("OfBytes")
	@SuppressWarnings("ArrayRecordComponent")
	record OfBytes(byte @Nullable [] a, byte[] b) {
	}

	@DisetMessage("OfPrimitive")
	@SuppressWarnings("NullablePrimitive")
	record OfPrimitive(@Elsewhere.Nullable int a) {
	}

	/**
	 * A library with an annotation for all declarations.
	 */
	static final class Elsewhere {

		@Retention(RetentionPolicy.RUNTIME)
		@interface Nullable {

		}

	}

	/**
	 * A library with an annotation for fields, methods and parameters.
	 */
	static final class OnFields {

		@Retention(RetentionPolicy.RUNTIME)
		@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
		@interface Nullable {

		}

	}

}
