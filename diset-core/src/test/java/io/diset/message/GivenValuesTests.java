package io.diset.message;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GivenValuesTests {

	private static final MessageDefinition READING = MessageDefinition.of("Reading",
			AttributeDefinition.of("value", AttributeType.FLOAT),
			AttributeDefinition.of("both", AttributeType.INT, AttributeType.FLOAT));

	static Stream<Arguments> exactIntegers() {
		return Stream.of(Arguments.of(40, 40.0), Arguments.of((short) -1, -1.0), Arguments.of(1L << 53, 0x1p53),
				Arguments.of((1L << 53) + 2, 0x1p53 + 2), Arguments.of(Long.MIN_VALUE, -0x1p63),
				Arguments.of(BigInteger.ONE.shiftLeft(100), 0x1p100));
	}

	static Stream<Number> otherIntegers() {
		return Stream.of((1L << 53) + 1, Long.MAX_VALUE, BigInteger.ONE.shiftLeft(100).add(BigInteger.ONE),
				BigInteger.ONE.shiftLeft(2000));
	}

	@ParameterizedTest
	@MethodSource("exactIntegers")
	void passAsAFloatThatIsExactlyTheInteger(Number integer, double number) {
		assertThat(Message.of(READING).set("value", integer).get("value")).isEqualTo(number);
	}

	@ParameterizedTest
	@MethodSource("otherIntegers")
	void areRefusedWhereNoFloatIsExactlyTheInteger(Number integer) {
		Message message = Message.of(READING);
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> message.set("value", integer))
			.withMessage("Wrong type for attribute 'value' of message Reading: int (%s), expected float (Double)",
					integer.getClass().getSimpleName());
	}

	@Test
	void stayIntegersWhereThatIsAllowed() {
		assertThat(Message.of(READING).set("both", 40).get("both")).isEqualTo(40L);
	}

	@Test
	void areNoFloatsWhenTheyAreTruthValues() {
		Message message = Message.of(READING);
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> message.set("value", true))
			.withMessage(
					"Wrong type for attribute 'value' of message Reading: bool (Boolean), expected float (Double)");
	}

	@Test
	void areTakenFromAPeerOnlyAsTheyAreDefined() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> MessageType.of(READING).read(List.of(1L, 40L)))
			.withMessage("Wrong type for attribute 'value' of message Reading: int, expected float");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> MessageType.of(Reading.class).read(List.of(40L)))
			.withMessage("Wrong type for attribute 'value' of message Reading: int, expected float");
	}

	@DisetMessage("Reading")
	record Reading(double value) {
	}

}
