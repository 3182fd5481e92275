package io.diset.message;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Maps collections, whose elements are mapped one by one.
 */
final class CollectionMapping implements ValueMapping {

	static final Set<AttributeType> TYPES = Set.of(AttributeType.LIST);

	private final ValueMapping element;

	private final boolean unique;

	/**
	 * Create a mapping.
	 * @param element maps the elements
	 * @param unique whether the collection is a set, not a list
	 */
	CollectionMapping(ValueMapping element, boolean unique) {
		this.element = element;
		this.unique = unique;
	}

	@Override
	public Set<AttributeType> types() {
		return TYPES;
	}

	@Override
	public Object read(@Nullable Object value, int depth) {
		List<?> list = (List<?>) Objects.requireNonNull(TypeCheck.received(TYPES, value));
		List<@Nullable Object> elements = map(list, Depth.below(depth), this.element::read);
		return this.unique ? Collections.unmodifiableSet(new LinkedHashSet<>(elements)) : elements;
	}

	@Override
	public Object write(@Nullable Object value, int depth) {
		if (value == null) {
			throw ValueException.given(null, TYPES);
		}
		return map((Collection<?>) value, Depth.below(depth), this.element::write);
	}

	private static List<@Nullable Object> map(Collection<?> values, int depth, ElementMapping mapping) {
		@Nullable Object[] mapped = new @Nullable Object[values.size()];
		int index = 0;
		for (Object value : values) {
			try {
				mapped[index] = mapping.map(value, depth);
			}
			catch (ValueException ex) {
				throw ex.in("[" + index + "]");
			}
			index++;
		}
		return Collections.unmodifiableList(Arrays.<@Nullable Object>asList(mapped));
	}

	/**
	 * One of the two ways.
	 */
	@FunctionalInterface
	private interface ElementMapping {

		@Nullable Object map(@Nullable Object value, int depth);

	}

}
