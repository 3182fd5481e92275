package io.diset.message;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeclaredTypesTests {

	@Test
	void areThoseOfTheAnnotation() {
		assertThat(MessageType.of(Declared.class))
			.hasToString("Declared(choice: int|str, number: float, optional: int|any, text: any, wide: int|float)");
	}

	@Test
	void narrowWhatTheClassTakes() {
		assertThat(read("a", 1.5, 1L, "t", 2L)).isEqualTo(new Declared(1.5, "a", Optional.of(1), "t", 2));
		assertRefused("Wrong type for attribute 'choice' of message Declared: float, expected int or str", 0.5, 1.5, 1L,
				"t", 2L);
		assertRefused("Wrong type for attribute 'number' of message Declared: int, expected float", "a", 1L, 1L, "t",
				2L);
	}

	@Test
	void doNotWidenWhatTheClassTakes() {
		assertRefused("Wrong type for attribute 'text' of message Declared: int, expected str", "a", 1.5, 1L, 1L, 2L);
		assertRefused("Wrong type for attribute 'text' of message Declared: null, expected str", "a", 1.5, 1L, null,
				2L);
		assertRefused("Wrong type for attribute 'wide' of message Declared: float, expected int", "a", 1.5, 1L, "t",
				2.5);
		assertRefused("Wrong type for attribute 'optional' of message Declared: str, expected int", "a", 1.5, "1", "t",
				2L);
	}

	@Test
	void letAnOptionalAttributeBeNull() {
		Declared message = new Declared(1.5, 1L, Optional.empty(), "t", 2);
		@Nullable Object[] values = MessageType.of(Declared.class).write(message);
		assertThat(values).containsExactly(1L, 1.5, null, "t", 2L);
		assertThat(read(values)).isEqualTo(message);
	}

	@Test
	void areCheckedWhenTheMessageIsWritten() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(
				() -> MessageType.of(Declared.class).write(new Declared(1.5, new UUID(0, 0), Optional.empty(), "t", 2)))
			.withMessage("Wrong type for attribute 'choice' of message Declared: java.util.UUID, "
					+ "expected int (Long) or str (String)");
	}

	@Test
	void makeAnIntegerAFloatingPointNumberWhereOnlyThatMayTravel() {
		assertThat(MessageType.of(Declared.class).write(new Declared(3, "a", Optional.empty(), "t", 2))).contains(3.0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					OptionalWithoutAny | Component 'bad' of record %s may be null, so the types of its attribute must contain ANY
					NullableWithoutAny | Component 'bad' of record %s may be null, so the types of its attribute must contain ANY
					Contradiction      | Component 'bad' of record %s of type java.lang.String cannot travel as int: its class must stand for one of these types, or have converters to the only one and back
					TwoContradictions  | Component 'bad' of record %s of type int cannot travel as str or dict: its class must stand for one of these types, or have converters to the only one and back
					""")
	void areRefusedWhereTheClassContradicts(String name, String text) throws Exception {
		Class<?> type = Class.forName(getClass().getName() + "$" + name);
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> MessageType.of(type))
			.withMessage(text, type.getName());
	}

	private static Declared read(@Nullable Object... values) {
		return MessageType.of(Declared.class).read(Arrays.asList(values));
	}

	private static void assertRefused(String text, @Nullable Object... values) {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> read(values)).withMessage(text);
	}

	// @formatter:off
	@DisetMessage("Declared")
	record Declared(@DisetAttribute(types = AttributeType.FLOAT) Number number,
			@DisetAttribute(types = { AttributeType.INT, AttributeType.STR }) Object choice,
			@DisetAttribute(types = { AttributeType.INT, AttributeType.ANY }) Optional<Integer> optional,
			@DisetAttribute(types = AttributeType.ANY) String text,
			@DisetAttribute(types = { AttributeType.INT, AttributeType.FLOAT }) int wide) {
	}
	// @formatter:on

	@DisetMessage("M")
	record OptionalWithoutAny(@DisetAttribute(types = AttributeType.INT) Optional<Integer> bad) {
	}

	@DisetMessage("M")
	record NullableWithoutAny(@DisetAttribute(types = AttributeType.LIST) @Nullable List<Object> bad) {
	}

	@DisetMessage("M")
	record Contradiction(@DisetAttribute(types = AttributeType.INT) String bad) {
	}

	// @formatter:off
	@DisetMessage("M")
	record TwoContradictions(int good,
			@DisetAttribute(types = { AttributeType.STR, AttributeType.DICT }) int bad) {
	}
	// @formatter:on

}
