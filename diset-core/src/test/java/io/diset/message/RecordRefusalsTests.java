package io.diset.message;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RecordRefusalsTests {

	private static final MessageType<Ping> PING = MessageType.of(Ping.class);

	@ParameterizedTest
	@CsvSource({ "a, -129", "a, 128", "b, -32769", "b, 32768", "c, -2147483649", "c, 2147483648",
			"d, -9223372036854775809", "d, 9223372036854775808", "a, 9223372036854775808", "b, 9223372036854775808",
			"c, 9223372036854775808" })
	void refusesAnIntegerThatTheComponentCannotHold(String component, BigInteger value) {
		assertRefused(Integers.class, "abcd".indexOf(component), value, component);
	}

	@ParameterizedTest
	@CsvSource({ "a, -129", "a, 128", "b, -32769", "b, 32768", "c, -2147483649", "c, 2147483648",
			"d, -9223372036854775809", "d, 9223372036854775808" })
	void refusesAnIntegerThatTheBoxCannotHold(String component, BigInteger value) {
		assertRefused(BoxedIntegers.class, "abcd".indexOf(component), value, component);
	}

	@Test
	void refusesAValueOfAWrongType() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> PING.read(List.of("one", "text")))
			.withMessage("Wrong type for attribute 'id' of message Ping: str, expected int");
	}

	@Test
	void refusesNull() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> PING.read(Arrays.asList(1, null)))
			.withMessage("Wrong type for attribute 'text' of message Ping: null, expected str");
	}

	@Test
	void refusesFewerValuesThanAttributes() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> PING.read(List.of(1)))
			.withMessage("Message Ping has 2 attributes, got 1 values, missing 'text'");
	}

	@Test
	void ignoresMoreValuesThanAttributes() {
		assertThat(PING.read(List.of(1, "text", "more", 2))).isEqualTo(new Ping(1, "text"));
	}

	@Test
	void refusesWhatTheConstructorRefuses() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> PING.read(List.of(-1, "secret")))
			.withMessage("Message Ping was refused by its class")
			.havingCause()
			.isInstanceOf(IllegalArgumentException.class)
			.withMessage("secret");
	}

	@Test
	void doesNotHideAnErrorOfTheConstructor() {
		MessageType<Erroneous> type = MessageType.of(Erroneous.class);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> type.read(List.of(1)))
			.withMessage("constructor");
	}

	@Test
	void saysWhichAttributeCannotBeRead() {
		MessageType<Unreadable> type = MessageType.of(Unreadable.class);
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> type.write(new Unreadable(1)))
			.withMessage("Attribute 'id' of message Unreadable cannot be read")
			.withCauseInstanceOf(IllegalStateException.class);
	}

	private static void assertRefused(Class<?> record, int position, BigInteger value, String attribute) {
		@Nullable Object[] values = { 0, 0, 0, 0 };
		values[position] = value;
		MessageType<?> type = MessageType.of(record);
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> type.read(Arrays.asList(values)))
			.withMessage("Value of attribute '%s' of message Integers is out of range", attribute);
	}

	@DisetMessage("Integers")
	record Integers(byte a, short b, int c, long d) {
	}

	@DisetMessage("Integers")
	record BoxedIntegers(Byte a, Short b, Integer c, Long d) {
	}

	@DisetMessage("Ping")
	record Ping(long id, String text) {

		Ping {
			if (id < 0) {
				throw new IllegalArgumentException(text);
			}
		}

	}

	@DisetMessage("Erroneous")
	record Erroneous(int id) {

		Erroneous {
			throw new AssertionError("constructor");
		}

	}

	@DisetMessage("Unreadable")
	record Unreadable(int id) {

		@Override
		public int id() {
			throw new IllegalStateException("accessor");
		}

	}

}
