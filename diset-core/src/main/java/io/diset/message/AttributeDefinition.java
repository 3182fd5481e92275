package io.diset.message;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The definition of one attribute of a message: its name and the types that its value may
 * have.
 *
 * @param name the name of the attribute, not empty
 * @param types the types that are allowed, at least one
 * @since 0.1.0
 */
public record AttributeDefinition(String name, Set<AttributeType> types) {

	public AttributeDefinition {
		if (name.isEmpty()) {
			throw new MessageDefinitionException("An attribute must have a name");
		}
		if (types.isEmpty()) {
			throw new MessageDefinitionException("Attribute '%s' must have a type".formatted(name));
		}
		types = Collections.unmodifiableSet(EnumSet.copyOf(types));
	}

	/**
	 * Define an attribute.
	 * @param name the name of the attribute
	 * @param types the types that its value may have
	 * @return the definition
	 * @throws MessageDefinitionException if the name is empty or there is no type
	 */
	public static AttributeDefinition of(String name, AttributeType... types) {
		return new AttributeDefinition(name, Set.copyOf(Arrays.asList(types)));
	}

	/**
	 * Check a value that a peer sent and bring it into its canonical form.
	 * @param message the name of the message, for the text of the error
	 * @param value the value
	 * @return the canonical value
	 * @throws InvalidMessageException if the value is of no type that is allowed here
	 */
	@Nullable Object check(String message, @Nullable Object value) {
		try {
			return TypeCheck.received(this.types, value);
		}
		catch (ValueException ex) {
			throw ex.in("." + this.name).of(message);
		}
	}

	/**
	 * Check a value that the application gave and bring it into its canonical form.
	 * @param message the name of the message, for the text of the error
	 * @param value the value
	 * @return the canonical value
	 * @throws InvalidMessageException if the value is of no type that is allowed here
	 */
	@Nullable Object checkGiven(String message, @Nullable Object value) {
		try {
			return TypeCheck.given(this.types, value);
		}
		catch (ValueException ex) {
			throw ex.in("." + this.name).of(message);
		}
	}

	String typeNames() {
		return this.types.stream().map(AttributeType::toString).collect(Collectors.joining(" or "));
	}

}
