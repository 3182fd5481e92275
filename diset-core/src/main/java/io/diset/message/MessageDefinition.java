package io.diset.message;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The definition of a message: its name and its attributes. Values travel by position, so
 * both ends must define a message alike. Immutable.
 *
 * @since 0.1.0
 */
public final class MessageDefinition {

	/**
	 * The order of attributes on the wire: by lower-cased name, compared by code point,
	 * and by the name itself where those are the same.
	 */
	private static final Comparator<AttributeDefinition> WIRE_ORDER = Comparator
		.comparing((AttributeDefinition attribute) -> attribute.name().toLowerCase(Locale.ROOT),
				MessageDefinition::compareCodePoints)
		.thenComparing(AttributeDefinition::name, MessageDefinition::compareCodePoints);

	private static final int MAX_DIFFERENCES = 5;

	private static final int MAX_SHOWN = 500;

	private final String name;

	private final List<AttributeDefinition> attributes;

	private MessageDefinition(String name, List<AttributeDefinition> attributes) {
		this.name = name;
		this.attributes = attributes;
	}

	/**
	 * Define a message.
	 * @param name the name of the message, not empty
	 * @param attributes its attributes in any order
	 * @return the definition
	 * @throws MessageDefinitionException if the name is empty or two attributes have the
	 * same name
	 */
	public static MessageDefinition of(String name, Collection<AttributeDefinition> attributes) {
		if (name.isEmpty()) {
			throw new MessageDefinitionException("A message must have a name");
		}
		Set<String> names = new HashSet<>();
		for (AttributeDefinition attribute : attributes) {
			if (!names.add(attribute.name())) {
				throw new MessageDefinitionException(
						"Message %s has two attributes named '%s'".formatted(name, attribute.name()));
			}
		}
		return new MessageDefinition(name, attributes.stream().sorted(WIRE_ORDER).toList());
	}

	/**
	 * Define a message.
	 * @param name the name of the message, not empty
	 * @param attributes its attributes in any order
	 * @return the definition
	 * @throws MessageDefinitionException if the name is empty or two attributes have the
	 * same name
	 */
	public static MessageDefinition of(String name, AttributeDefinition... attributes) {
		return of(name, Arrays.asList(attributes));
	}

	/**
	 * Return the name of the message.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the attributes in the order in which their values travel.
	 * @return the attributes, unmodifiable
	 */
	public List<AttributeDefinition> attributes() {
		return this.attributes;
	}

	/**
	 * Tell in what another definition differs from this one.
	 * @param other a definition of the same message
	 * @return the first attributes that differ, in a form for people; empty when there
	 * are none
	 */
	public String difference(MessageDefinition other) {
		Map<String, String> here = typesByName();
		Map<String, String> there = other.typesByName();
		Set<String> names = new TreeSet<>(here.keySet());
		names.addAll(there.keySet());
		return names.stream()
			.filter((name) -> !Objects.equals(here.get(name), there.get(name)))
			.limit(MAX_DIFFERENCES)
			.map((name) -> difference(name, here.get(name), there.get(name)))
			.collect(Collectors.joining("; "));
	}

	private static String difference(String name, @Nullable String here, @Nullable String there) {
		if (here == null) {
			return "attribute '%s' is not known here".formatted(name);
		}
		if (there == null) {
			return "attribute '%s' is missing".formatted(name);
		}
		return "attribute '%s' is %s, not %s".formatted(name, there, here);
	}

	private Map<String, String> typesByName() {
		return this.attributes.stream()
			.collect(Collectors.toMap(AttributeDefinition::name, AttributeDefinition::typeNames));
	}

	/**
	 * Return the position of an attribute's value on the wire.
	 * @param attribute the name of the attribute
	 * @return the position, from 0
	 * @throws InvalidMessageException if the message has no such attribute
	 */
	int indexOf(String attribute) {
		for (int i = 0; i < this.attributes.size(); i++) {
			if (this.attributes.get(i).name().equals(attribute)) {
				return i;
			}
		}
		throw new InvalidMessageException("Message %s has no attribute '%s'".formatted(this.name, attribute));
	}

	/**
	 * Check values that a peer sent and bring them into their canonical form. More values
	 * than attributes are tolerated, as the original does.
	 * @param values the values in the order of the wire
	 * @return the canonical values, one for each attribute
	 * @throws InvalidMessageException if a value is missing or of a wrong type
	 */
	@Nullable Object[] check(List<? extends @Nullable Object> values) {
		checkSize(values);
		@Nullable Object[] checked = new @Nullable Object[this.attributes.size()];
		for (int i = 0; i < checked.length; i++) {
			checked[i] = this.attributes.get(i).check(this.name, values.get(i));
		}
		return checked;
	}

	/**
	 * Check that no value is missing.
	 * @param values the values that a peer sent
	 * @throws InvalidMessageException if there are fewer than attributes
	 */
	void checkSize(List<? extends @Nullable Object> values) {
		int size = this.attributes.size();
		if (values.size() < size) {
			String missing = this.attributes.stream()
				.skip(values.size())
				.limit(MAX_DIFFERENCES)
				.map((attribute) -> "'" + attribute.name() + "'")
				.collect(Collectors.joining(", "));
			throw new InvalidMessageException("Message %s has %d attributes, got %d values, missing %s%s".formatted(
					this.name, size, values.size(), missing, (size - values.size() > MAX_DIFFERENCES) ? ", ..." : ""));
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof MessageDefinition definition && this.name.equals(definition.name)
				&& this.attributes.equals(definition.attributes));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.name, this.attributes);
	}

	/**
	 * Return the definition in a form for people, as in {@code Ping(id: int)}; of a long
	 * one the beginning.
	 */
	@Override
	public String toString() {
		String text = this.attributes.stream()
			.map((attribute) -> attribute.name() + ": "
					+ attribute.types().stream().map(AttributeType::toString).collect(Collectors.joining("|")))
			.collect(Collectors.joining(", ", this.name + "(", ")"));
		return (text.length() > MAX_SHOWN) ? text.substring(0, MAX_SHOWN) + "..." : text;
	}

	private static int compareCodePoints(String left, String right) {
		return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
	}

}
