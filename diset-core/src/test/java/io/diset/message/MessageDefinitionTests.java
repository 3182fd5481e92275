package io.diset.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MessageDefinitionTests {

	@ParameterizedTest(name = "{0} -> {1}")
	@CsvSource(delimiter = '|', textBlock = """
			zeta Alpha beta _x | _x Alpha beta zeta
			b B a A            | A a B b
			id Id ID iD        | ID Id iD id
			ab a abc           | a ab abc
			a10 a9             | a10 a9
			z é                | z é
			É ê é              | É é ê
			""")
	void ordersAttributesByLowerCasedNameAndThenByName(String given, String onTheWire) {
		assertThat(order(given.split(" "))).containsExactly(onTheWire.split(" "));
	}

	@Test
	void comparesNamesByCodePointAndNotByUtf16() {
		String fullWidthA = "\uff21";
		String mathematicalA = "\ud835\udd04";
		assertThat(mathematicalA).isLessThan(fullWidthA);
		assertThat(order(mathematicalA, fullWidthA)).containsExactly(fullWidthA, mathematicalA);
	}

	@Test
	void lowersNamesInTheSameWayInEachLocale() {
		Locale before = Locale.getDefault();
		try {
			// Its small letter I comes after J
			Locale.setDefault(new Locale.Builder().setLanguage("tr").build());
			assertThat(order("J", "I", "h")).containsExactly("h", "I", "J");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void doesNotDependOnTheOrderInWhichAttributesAreGiven() {
		MessageDefinition one = MessageDefinition.of("Multi", attribute("b"), attribute("A"));
		MessageDefinition other = MessageDefinition.of("Multi", List.of(attribute("A"), attribute("b")));
		assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
	}

	@Test
	void differsInNameAttributesAndTypes() {
		MessageDefinition ping = MessageDefinition.of("Ping", attribute("id"));
		assertThat(ping).isNotEqualTo(MessageDefinition.of("Pong", attribute("id")))
			.isNotEqualTo(MessageDefinition.of("Ping"))
			.isNotEqualTo(MessageDefinition.of("Ping", attribute("Id")))
			.isNotEqualTo(MessageDefinition.of("Ping", AttributeDefinition.of("id", AttributeType.STR)));
	}

	@Test
	void mayHaveNoAttributes() {
		assertThat(MessageDefinition.of("Ping").attributes()).isEmpty();
	}

	@Test
	void doesNotLetItsAttributesBeChanged() {
		List<AttributeDefinition> attributes = MessageDefinition.of("Ping", attribute("id")).attributes();
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> attributes.set(0, attribute("other")));
	}

	@Test
	void refusesAnEmptyName() {
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> MessageDefinition.of(""))
			.withMessage("A message must have a name");
	}

	@Test
	void refusesTwoAttributesOfOneName() {
		assertThatExceptionOfType(MessageDefinitionException.class)
			.isThrownBy(() -> MessageDefinition.of("Ping", attribute("id"), attribute("n"), attribute("id")))
			.withMessage("Message Ping has two attributes named 'id'");
	}

	@Test
	void knowsThePositionsOfItsAttributes() {
		MessageDefinition definition = MessageDefinition.of("Multi", attribute("b"), attribute("A"));
		assertThat(definition.indexOf("A")).isZero();
		assertThat(definition.indexOf("b")).isOne();
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> definition.indexOf("a"))
			.withMessage("Message Multi has no attribute 'a'");
	}

	@Test
	void showsNamesAndTypesInTheOrderOfTheWire() {
		MessageDefinition definition = MessageDefinition.of("Multi",
				AttributeDefinition.of("zeta", AttributeType.FLOAT, AttributeType.INT), attribute("Alpha"));
		assertThat(definition).hasToString("Multi(Alpha: int, zeta: int|float)");
	}

	private static List<String> order(String... names) {
		AttributeDefinition[] attributes = Arrays.stream(names)
			.map(MessageDefinitionTests::attribute)
			.toArray(AttributeDefinition[]::new);
		return MessageDefinition.of("Any", attributes).attributes().stream().map(AttributeDefinition::name).toList();
	}

	private static AttributeDefinition attribute(String name) {
		return AttributeDefinition.of(name, AttributeType.INT);
	}

	@Test
	void namesTheFirstDifferences() {
		MessageDefinition here = MessageDefinition.of("Ping", AttributeDefinition.of("id", AttributeType.INT),
				AttributeDefinition.of("old", AttributeType.STR));
		MessageDefinition there = MessageDefinition.of("Ping", AttributeDefinition.of("id", AttributeType.FLOAT),
				AttributeDefinition.of("new", AttributeType.STR));
		assertThat(here.difference(there)).isEqualTo(
				"attribute 'id' is float, not int; attribute 'new' is not known" + " here; attribute 'old' is missing");
		assertThat(here.difference(here)).isEmpty();
	}

	@Test
	void tellsLittleOfALongDefinition() {
		List<AttributeDefinition> attributes = new ArrayList<>();
		for (int i = 0; i < 100_000; i++) {
			attributes.add(AttributeDefinition.of("attribute" + i, AttributeType.INT));
		}
		MessageDefinition there = MessageDefinition.of("Ping", attributes);
		MessageDefinition here = MessageDefinition.of("Ping", AttributeDefinition.of("id", AttributeType.INT));
		assertThat(here.difference(there)).hasSizeLessThan(1000).contains("'attribute0'");
		assertThat(there.toString()).hasSizeLessThan(1000).startsWith("Ping(attribute0: int, ").endsWith("...");
	}

}
