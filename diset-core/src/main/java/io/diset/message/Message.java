package io.diset.message;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A message without a class of its own: the values of its attributes by name. Sending it
 * takes the values that it has at that moment. Not safe for use by several threads while
 * one of them changes it.
 *
 * @since 0.1.0
 */
public final class Message {

	private static final Object UNSET = new Object();

	private final MessageDefinition definition;

	private final @Nullable Object[] values;

	Message(MessageDefinition definition, @Nullable Object[] values) {
		this.definition = definition;
		this.values = values;
	}

	/**
	 * Create a message without values.
	 * @param definition the definition of the message
	 * @return the message
	 */
	public static Message of(MessageDefinition definition) {
		@Nullable Object[] values = new @Nullable Object[definition.attributes().size()];
		Arrays.fill(values, UNSET);
		return new Message(definition, values);
	}

	/**
	 * Return the name of the message.
	 * @return the name
	 */
	public String name() {
		return this.definition.name();
	}

	/**
	 * Return the definition of the message.
	 * @return the definition
	 */
	public MessageDefinition definition() {
		return this.definition;
	}

	/**
	 * Return the value of an attribute.
	 * @param attribute the name of the attribute
	 * @return its value in the form of {@link AttributeType}; {@code null} if it is null
	 * or not set
	 * @throws InvalidMessageException if the message has no such attribute
	 */
	public @Nullable Object get(String attribute) {
		Object value = this.values[this.definition.indexOf(attribute)];
		return (value != UNSET) ? value : null;
	}

	/**
	 * Set the value of an attribute. An integer passes as a floating point number that is
	 * exactly the same.
	 * @param attribute the name of the attribute
	 * @param value its value
	 * @return this message
	 * @throws InvalidMessageException if the message has no such attribute or the value
	 * is of a wrong type
	 */
	public Message set(String attribute, @Nullable Object value) {
		int index = this.definition.indexOf(attribute);
		this.values[index] = this.definition.attributes().get(index).checkGiven(name(), value);
		return this;
	}

	/**
	 * Return the values that are set, in the order of the wire.
	 * @return a copy of the values by name
	 */
	public Map<String, @Nullable Object> toMap() {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = 0; i < this.values.length; i++) {
			if (this.values[i] != UNSET) {
				map.put(this.definition.attributes().get(i).name(), this.values[i]);
			}
		}
		return map;
	}

	@Nullable Object[] values() {
		@Nullable Object[] copy = this.values.clone();
		List<AttributeDefinition> attributes = this.definition.attributes();
		for (int i = 0; i < copy.length; i++) {
			if (copy[i] == UNSET) {
				copy[i] = unset(attributes.get(i));
			}
		}
		return copy;
	}

	private @Nullable Object unset(AttributeDefinition attribute) {
		if (attribute.types().contains(AttributeType.ANY)) {
			return null;
		}
		throw new InvalidMessageException(
				"Attribute '%s' of message %s is not set".formatted(attribute.name(), name()));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Message message && this.definition.equals(message.definition)
				&& Arrays.deepEquals(this.values, message.values);
	}

	@Override
	public int hashCode() {
		return 31 * this.definition.hashCode() + Arrays.deepHashCode(this.values);
	}

	/**
	 * Return the message in a form for people, as in {@code Ping{id=1}}.
	 */
	@Override
	public String toString() {
		return name() + toMap();
	}

}
