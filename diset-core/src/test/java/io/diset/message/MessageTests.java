package io.diset.message;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

class MessageTests {

	private static final MessageDefinition MULTI = MessageDefinition.of("Multi",
			AttributeDefinition.of("zeta", AttributeType.BYTES), AttributeDefinition.of("Alpha", AttributeType.INT),
			AttributeDefinition.of("_x", AttributeType.ANY));

	private static final MessageType<Message> TYPE = MessageType.of(MULTI);

	@Test
	void returnsWhatWasSetInItsCanonicalForm() {
		Message message = Message.of(MULTI).set("Alpha", 7);
		assertThat(message.get("Alpha")).isEqualTo(7L);
	}

	@Test
	void returnsNullForWhatIsNotSet() {
		assertThat(Message.of(MULTI).get("Alpha")).isNull();
	}

	@Test
	void replacesAValue() {
		assertThat(Message.of(MULTI).set("Alpha", 7).set("Alpha", 8).get("Alpha")).isEqualTo(8L);
	}

	@Test
	void refusesAnAttributeThatIsNotDefined() {
		Message message = Message.of(MULTI);
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> message.get("alpha"))
			.withMessage("Message Multi has no attribute 'alpha'");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> message.set("alpha", 1))
			.withMessage("Message Multi has no attribute 'alpha'");
	}

	@Test
	void refusesAValueOfAWrongTypeAndKeepsTheOldOne() {
		Message message = Message.of(MULTI).set("Alpha", 7);
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> message.set("Alpha", "seven"))
			.withMessage("Wrong type for attribute 'Alpha' of message Multi: str (String), expected int (Long)");
		assertThat(message.get("Alpha")).isEqualTo(7L);
	}

	@Test
	void listsTheValuesThatAreSetInTheOrderOfTheWire() {
		Message message = Message.of(MULTI).set("Alpha", 7).set("_x", null);
		assertThat(message.toMap()).containsExactly(entry("_x", null), entry("Alpha", 7L));
	}

	@Test
	void isNotChangedThroughItsMap() {
		Message message = Message.of(MULTI).set("Alpha", 7);
		Map<String, @Nullable Object> map = message.toMap();
		map.put("Alpha", 8L);
		map.put("_x", "new");
		assertThat(message.toMap()).containsExactly(entry("Alpha", 7L));
	}

	@Test
	void doesNotChangeAMapThatItReturnedBefore() {
		Message message = Message.of(MULTI).set("Alpha", 7);
		Map<String, @Nullable Object> map = message.toMap();
		message.set("Alpha", 8);
		assertThat(map).containsExactly(entry("Alpha", 7L));
	}

	@Test
	void isSentWithTheValuesOfThatMoment() {
		Message message = complete();
		@Nullable Object[] values = TYPE.write(message);
		message.set("Alpha", 8);
		assertThat(values).containsExactly("x", 7L, new byte[] { 1, 2 });
	}

	@Test
	void isSentWithNullForAnUnsetAttributeOnlyWhereAnyIsAllowed() {
		Message message = Message.of(MULTI).set("Alpha", 7).set("zeta", new byte[0]);
		assertThat(TYPE.write(message)).containsExactly(null, 7L, new byte[0]);
		Message incomplete = Message.of(MULTI).set("Alpha", 7);
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> TYPE.write(incomplete))
			.withMessage("Attribute 'zeta' of message Multi is not set");
	}

	@Test
	void isReadFromValuesInTheOrderOfTheWire() {
		Message message = TYPE.read(Arrays.asList(null, 7, new byte[] { 1 }));
		assertThat(message.name()).isEqualTo("Multi");
		assertThat(message.definition()).isSameAs(MULTI);
		assertThat(message.toMap()).containsExactly(entry("_x", null), entry("Alpha", 7L),
				entry("zeta", new byte[] { 1 }));
	}

	@Test
	void doesNotChangeTheValuesThatItWasReadFrom() {
		List<Object> values = Arrays.asList("x", 7, new byte[0]);
		TYPE.read(values).set("_x", "y");
		assertThat(values).startsWith("x", 7);
	}

	@Test
	void equalsAMessageWithTheSameValues() {
		assertThat(complete()).isEqualTo(complete()).hasSameHashCodeAs(complete());
		assertThat(TYPE.read(Arrays.asList(TYPE.write(complete())))).isEqualTo(complete());
	}

	@Test
	void differsInValuesInWhatIsSetAndInDefinition() {
		Message message = Message.of(MULTI).set("_x", null);
		assertThat(message).isNotEqualTo(Message.of(MULTI))
			.isNotEqualTo(Message.of(MULTI).set("_x", 1))
			.isNotEqualTo(Message.of(MessageDefinition.of("Other", MULTI.attributes())).set("_x", null))
			.isNotEqualTo(message.toMap());
	}

	@Test
	void showsItsNameAndTheValuesThatAreSet() {
		assertThat(Message.of(MULTI).set("Alpha", 7)).hasToString("Multi{Alpha=7}");
	}

	private static Message complete() {
		return Message.of(MULTI).set("_x", "x").set("Alpha", 7).set("zeta", new byte[] { 1, 2 });
	}

}
