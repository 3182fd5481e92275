package io.diset.message;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConvertedAttributeTests {

	private static final MessageTypes TYPES = MessageTypes.of(new TextConverters());

	private static final MessageType<Wait> WAIT = TYPES.get(Wait.class);

	@Test
	void travelAsTextUnlessAnotherTypeIsAskedFor() {
		assertThat(WAIT).hasToString("Wait(more: list, once: str, seconds: int)");
		Wait message = new Wait(Duration.ofSeconds(1), Duration.ofSeconds(2), List.of(Optional.of(Duration.ZERO)));
		assertThat(WAIT.write(message)).containsExactly(List.of("PT0S"), "PT1S", 2L);
		assertThat(WAIT.read(List.of(List.of("PT0S"), "PT1S", 2L))).isEqualTo(message);
	}

	@Test
	void areNotConvertedWhereTheClassIsKnownAnyway() {
		MessageTypes refusing = MessageTypes.of(new AttributeConverters() {

			@Override
			public boolean canConvert(Class<?> source, Class<?> target) {
				throw new AssertionError("asked for " + source);
			}

			@Override
			public Object convert(Object value, Class<?> target) {
				throw new AssertionError("asked for " + target);
			}

		});
		assertThat(refusing.get(Known.class).write(new Known("a", Thread.State.NEW, Map.of("k", List.of(1)))))
			.containsExactly(Map.of("k", List.of(1L)), "NEW", "a");
	}

	@Test
	void mayBeOfAKnownClassThatShallTravelInAnotherWay() {
		MessageType<Ordinal> type = TYPES.get(Ordinal.class);
		assertThat(type).hasToString("Ordinal(state: int)");
		assertThat(type.write(new Ordinal(Thread.State.RUNNABLE))).containsExactly(1L);
		assertThat(type.read(List.of(1L))).isEqualTo(new Ordinal(Thread.State.RUNNABLE));
	}

	@Test
	void mayBeOptional() {
		MessageType<Perhaps> type = TYPES.get(Perhaps.class);
		assertThat(type).hasToString("Perhaps(seconds: int|any, text: any)");
		assertThat(type.read(Arrays.asList(null, null))).isEqualTo(new Perhaps(Optional.empty(), Optional.empty()));
		assertThat(type.read(List.of(1, "PT2S")))
			.isEqualTo(new Perhaps(Optional.of(Duration.ofSeconds(2)), Optional.of(Duration.ofSeconds(1))));
	}

	@Test
	void mayBePrimitive() {
		MessageType<Letter> type = TYPES.get(Letter.class);
		assertThat(type.write(new Letter('x'))).containsExactly("x");
		assertThat(type.read(List.of("x"))).isEqualTo(new Letter('x'));
	}

	@Test
	void mayBeANumberThatTravelsAsText() {
		MessageType<Permissions> type = MessageTypes.of(new Octal()).get(Permissions.class);
		assertThat(type.write(new Permissions(493))).containsExactly("755");
		assertThat(type.read(List.of("755"))).isEqualTo(new Permissions(493));
	}

	@Test
	void tellNothingOfWhatTheConverterSaid() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> WAIT.read(List.of(List.of("PT1S", "a secret"), "PT1S", 2L)))
			.withMessage("Value of attribute 'more[1]' of message Wait is no Duration")
			.withCauseInstanceOf(DateTimeParseException.class);
	}

	@Test
	void areRefusedWhenTheTypeIsWrongBeforeTheyAreConverted() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> WAIT.read(List.of(List.of(), 1L, 2L)))
			.withMessage("Wrong type for attribute 'once' of message Wait: int, expected str");
	}

	@Test
	void areRefusedWhenTheIntegerIsNoLong() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> WAIT.read(List.of(List.of(), "PT1S", BigInteger.TEN.pow(30))))
			.withMessage("Value of attribute 'seconds' of message Wait is no Duration");
	}

	@Test
	void areRefusedWhenTheConverterReturnsNothingOrSomethingElse() {
		MessageType<Price> price = TYPES.get(Price.class);
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> price.read(List.of("1")))
			.withMessage("Value of attribute 'price' of message Price is no BigDecimal");
		for (BigDecimal value : List.of(BigDecimal.ONE, BigDecimal.ONE.negate())) {
			assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> price.write(new Price(value)))
				.withMessage("Value of attribute 'price' of message Price cannot be converted to String");
		}
	}

	@Test
	void mayNotBeNull() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> WAIT.write(new Wait(null, Duration.ZERO, List.of())))
			.withMessage("Wrong type for attribute 'once' of message Wait: null, expected str (String)");
	}

	@Test
	void needConvertersForBothWays() {
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> MessageType.of(Wait.class))
			.withMessageStartingWith("Component 'once' of record %s has the unsupported type java.time.Duration: ",
					Wait.class.getName());
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> TYPES.get(OneWay.class))
			.withMessageContaining("cannot travel as int: ");
	}

	@DisetMessage("Wait")
	record Wait(Duration once, @DisetAttribute(types = AttributeType.INT) Duration seconds,
			List<Optional<Duration>> more) {
	}

	@DisetMessage("Known")
	record Known(String text, Thread.State state, Map<String, List<Integer>> map) {
	}

	@DisetMessage("Ordinal")
	record Ordinal(@DisetAttribute(types = AttributeType.INT) Thread.State state) {
	}

	@DisetMessage("Permissions")
	record Permissions(@DisetAttribute(types = AttributeType.STR) int mode) {
	}

	// @formatter:off
	@DisetMessage("Perhaps")
	record Perhaps(Optional<Duration> text,
			@DisetAttribute(types = { AttributeType.INT, AttributeType.ANY }) Optional<Duration> seconds) {
	}
	// @formatter:on

	@DisetMessage("Letter")
	record Letter(char letter) {
	}

	@DisetMessage("Price")
	record Price(BigDecimal price) {
	}

	@DisetMessage("OneWay")
	record OneWay(@DisetAttribute(types = AttributeType.INT) BigDecimal price) {
	}

	private static final class Octal implements AttributeConverters {

		@Override
		public boolean canConvert(Class<?> source, Class<?> target) {
			return true;
		}

		@Override
		public Object convert(Object value, Class<?> target) {
			return (value instanceof String text) ? (Object) Integer.valueOf(text, 8)
					: Integer.toOctalString((Integer) value);
		}

	}

}
