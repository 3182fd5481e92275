package io.diset.message;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AttributeDefinitionTests {

	@Test
	void refusesAnEmptyName() {
		assertThatExceptionOfType(MessageDefinitionException.class)
			.isThrownBy(() -> AttributeDefinition.of("", AttributeType.INT))
			.withMessage("An attribute must have a name");
	}

	@Test
	void refusesToHaveNoType() {
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> AttributeDefinition.of("id"))
			.withMessage("Attribute 'id' must have a type");
	}

	@Test
	void keepsTheTypesThatItWasMadeWith() {
		Set<AttributeType> types = EnumSet.of(AttributeType.INT);
		AttributeDefinition definition = new AttributeDefinition("id", types);
		types.add(AttributeType.STR);
		assertThat(definition.types()).containsExactly(AttributeType.INT);
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> definition.types().add(AttributeType.STR));
	}

	@Test
	void doesNotMindATypeThatIsGivenTwice() {
		assertThat(AttributeDefinition.of("id", AttributeType.INT, AttributeType.INT))
			.isEqualTo(AttributeDefinition.of("id", AttributeType.INT));
	}

	@Test
	void takesAValueOfEachOfItsTypes() {
		AttributeDefinition definition = AttributeDefinition.of("beta", AttributeType.INT, AttributeType.FLOAT);
		assertThat(definition.check("Multi", 1)).isEqualTo(1L);
		assertThat(definition.check("Multi", 1.5f)).isEqualTo(1.5);
	}

	@Test
	void prefersTheTypeThatFitsToOneThatMerelyPasses() {
		AttributeDefinition definition = AttributeDefinition.of("beta", AttributeType.INT, AttributeType.BOOL);
		assertThat(definition.check("Multi", true)).isEqualTo(true);
	}

	@Test
	void namesTheTypesThatItWanted() {
		AttributeDefinition definition = AttributeDefinition.of("beta", AttributeType.FLOAT, AttributeType.INT);
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> definition.check("Multi", List.of("secret")))
			.withMessage("Wrong type for attribute 'beta' of message Multi: list, expected int or float");
	}

	@Test
	void namesTheClassOfAValueOfNoType() {
		AttributeDefinition definition = AttributeDefinition.of("beta", AttributeType.STR);
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> definition.check("Multi", new UUID(0, 0)))
			.withMessage("Wrong type for attribute 'beta' of message Multi: java.util.UUID, expected str");
	}

}
