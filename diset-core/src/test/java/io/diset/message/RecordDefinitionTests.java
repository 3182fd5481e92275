package io.diset.message;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Date;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RecordDefinitionTests {

	private static final String REMEDY = "supported are numbers, boolean, String, byte[], dates and times, enums, "
			+ "records, and List, Set, Collection, Map<String, ...> and Optional of them; "
			+ "another class needs converters to String and back";

	@Test
	void takesTheNameFromTheAnnotationAndTheAttributesFromTheComponents() {
		MessageType<Multi> type = MessageType.of(Multi.class);
		assertThat(type.name()).isEqualTo("Wire name");
		assertThat(type.javaType()).isEqualTo(Multi.class);
		assertThat(type.definition()).isEqualTo(MessageDefinition.of("Wire name",
				AttributeDefinition.of("zeta", AttributeType.STR), AttributeDefinition.of("Alpha", AttributeType.INT),
				AttributeDefinition.of("beta", AttributeType.INT, AttributeType.FLOAT),
				AttributeDefinition.of("_x", AttributeType.ANY)));
		assertThat(type).hasToString("Wire name(_x: any, Alpha: int, beta: int|float, zeta: str)");
	}

	@Test
	void resolvesARecordOnce() {
		assertThat(MessageType.of(Multi.class)).isSameAs(MessageType.of(Multi.class));
	}

	@Test
	void findsTheTypeOfAMessage() {
		assertThat(MessageType.ofMessage(new Empty())).isSameAs(MessageType.of(Empty.class));
		MessageDefinition definition = MessageDefinition.of("Dynamic");
		MessageType<?> dynamic = MessageType.ofMessage(Message.of(definition));
		assertThat(dynamic.definition()).isSameAs(definition);
		assertThat(dynamic.javaType()).isEqualTo(Message.class);
	}

	@Test
	void takesListsAndMapsThatMayHoldAnything() {
		assertThat(MessageType.of(Containers.class))
			.hasToString("Containers(l1: list, l2: list, l3: list, m1: dict, m2: dict, m3: dict)");
	}

	@ParameterizedTest
	@ValueSource(classes = { WithoutAnnotation.class, NoRecord.class, String.class, Message.class, DisetMessage.class })
	void refusesAClassThatIsNoRecordWithTheAnnotation(Class<?> type) {
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> MessageType.of(type))
			.withMessage(type.getName() + " is not a message: it must be a record with @DisetMessage");
	}

	@Test
	void refusesAMessageThatIsNoRecordWithTheAnnotation() {
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> MessageType.ofMessage("Ping"))
			.withMessage("java.lang.String is not a message: it must be a record with @DisetMessage");
	}

	@ParameterizedTest
	@ValueSource(classes = { OfStrings.class, OfArray.class, OfBoxedBytes.class, OfCharacter.class, OfDecimal.class,
			OfDate.class, OfAnnotation.class, OfLinkedList.class })
	<T> void refusesAComponentOfAnotherType(Class<T> type) {
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> MessageType.of(type))
			.withMessage("Component 'bad' of record %s has the unsupported type %s: %s", type.getName(),
					type.getRecordComponents()[1].getGenericType().getTypeName(), REMEDY);
	}

	@ParameterizedTest
	@ValueSource(classes = { OfIntegerKeys.class, OfAnyKeys.class })
	<T> void refusesAMapThatIsNotKeyedByText(Class<T> type) {
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> MessageType.of(type))
			.withMessage(
					"Component 'bad' of record %s has the unsupported type %s: the keys of a map must be of String",
					type.getName(), type.getRecordComponents()[1].getGenericType().getTypeName());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			OfDates         | java.util.List<java.util.Date>                       | java.util.Date
			OfListsOfDates  | java.util.Map<java.lang.String, java.util.List<java.util.Date>> | java.util.Date
			OfOptionalDate  | java.util.Optional<java.util.Date>                   | java.util.Date
			OfTypeVariable  | java.util.List<T>                                    | T
			""")
	void saysWhichPartOfAComponentIsUnsupported(String type, String whole, String part) throws Exception {
		Class<?> record = Class.forName(getClass().getName() + "$" + type);
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> MessageType.of(record))
			.withMessage("Component 'bad' of record %s has the unsupported type %s (because of %s): %s",
					record.getName(), whole, part, REMEDY);
	}

	@Test
	void namesTheRecordInTheMessageThatHasAnUnsupportedComponent() {
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> MessageType.of(OfBadRecord.class))
			.withMessageStartingWith("Component 'date' of record " + BadRecord.class.getName()
					+ " has the unsupported type java.util.Date: ");
	}

	@Test
	void refusesARecordAgainThatItHasRefusedBefore() {
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> MessageType.of(OfDate.class));
		}
	}

	@Test
	void refusesAnEmptyName() {
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> MessageType.of(Nameless.class))
			.withMessage("Record %s must have a name in its @DisetMessage", Nameless.class.getName());
	}

	@DisetMessage("Wire name")
	record Multi(String zeta, int Alpha, Number beta, Object _x) {
	}

	@DisetMessage("Empty")
	record Empty() {
	}

	@DisetMessage("")
	record Nameless(int id) {
	}

	@DisetMessage("Containers")
	@SuppressWarnings("rawtypes")
	record Containers(List<Object> l1, List<?> l2, List l3, Map<String, Object> m1, Map<String, ?> m2, Map m3) {
	}

	record WithoutAnnotation(int id) {
	}

	@DisetMessage("NoRecord")
	static final class NoRecord {

	}

	@DisetMessage("M")
	@SuppressWarnings("ArrayRecordComponent")
	record OfStrings(int good, String[] bad) {
	}

	@DisetMessage("M")
	record OfIntegerKeys(int good, Map<Integer, Object> bad) {
	}

	@DisetMessage("M")
	record OfAnyKeys(int good, Map<?, ?> bad) {
	}

	@DisetMessage("M")
	@SuppressWarnings("ArrayRecordComponent")
	record OfArray(int good, int[] bad) {
	}

	@DisetMessage("M")
	@SuppressWarnings("ArrayRecordComponent")
	record OfBoxedBytes(int good, Byte[] bad) {
	}

	@DisetMessage("M")
	record OfCharacter(int good, char bad) {
	}

	@DisetMessage("M")
	record OfDecimal(int good, BigDecimal bad) {
	}

	@DisetMessage("M")
	record OfDate(int good, Date bad) {
	}

	@DisetMessage("M")
	record OfAnnotation(int good, DisetMessage bad) {
	}

	@DisetMessage("M")
	record OfLinkedList(int good, LinkedList<Object> bad) {
	}

	@DisetMessage("M")
	record OfDates(int good, List<Date> bad) {
	}

	@DisetMessage("M")
	record OfListsOfDates(int good, Map<String, List<Date>> bad) {
	}

	@DisetMessage("M")
	record OfOptionalDate(int good, Optional<Date> bad) {
	}

	@DisetMessage("M")
	record OfBadRecord(int good, List<BadRecord> bad) {
	}

	record BadRecord(Date date) {
	}

	@DisetMessage("M")
	record OfTypeVariable<T extends Serializable>(int good, List<T> bad) {
	}

}
