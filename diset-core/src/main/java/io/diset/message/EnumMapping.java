package io.diset.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Maps the constants of an enum, which travel by their names.
 */
final class EnumMapping implements ValueMapping {

	static final Set<AttributeType> TYPES = Set.of(AttributeType.STR);

	private static final int MAX_SHOWN = 20;

	private final Map<String, Object> constants = new LinkedHashMap<>();

	EnumMapping(Class<?> type) {
		for (Object constant : type.getEnumConstants()) {
			this.constants.put(((Enum<?>) constant).name(), constant);
		}
	}

	@Override
	public Set<AttributeType> types() {
		return TYPES;
	}

	@Override
	public Object read(@Nullable Object value, int depth) {
		Object constant = this.constants.get(TypeCheck.received(TYPES, value));
		if (constant == null) {
			throw new ValueException("Unknown value of ", ", expected one of " + names(), null);
		}
		return constant;
	}

	@Override
	public Object write(@Nullable Object value, int depth) {
		if (value == null) {
			throw ValueException.given(null, TYPES);
		}
		return ((Enum<?>) value).name();
	}

	private String names() {
		return this.constants.keySet().stream().limit(MAX_SHOWN).collect(Collectors.joining(", "))
				+ ((this.constants.size() > MAX_SHOWN) ? ", ..." : "");
	}

}
