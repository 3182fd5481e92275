package io.diset.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Maps maps with text as keys, whose values are mapped one by one.
 */
final class MapMapping implements ValueMapping {

	static final Set<AttributeType> TYPES = Set.of(AttributeType.DICT);

	private static final Set<AttributeType> KEY_TYPES = Set.of(AttributeType.STR);

	private static final int MAX_SHOWN = 50;

	private final ValueMapping value;

	/**
	 * Create a mapping.
	 * @param value maps the values
	 */
	MapMapping(ValueMapping value) {
		this.value = value;
	}

	@Override
	public Set<AttributeType> types() {
		return TYPES;
	}

	@Override
	public Object read(@Nullable Object value, int depth) {
		Map<?, ?> dict = (Map<?, ?>) Objects.requireNonNull(TypeCheck.received(TYPES, value));
		int below = Depth.below(depth);
		Map<String, @Nullable Object> mapped = new LinkedHashMap<>();
		for (Map.Entry<?, ?> entry : dict.entrySet()) {
			if (!(entry.getKey() instanceof String key)) {
				throw ValueException.received(entry.getKey(), KEY_TYPES).in("[...]");
			}
			try {
				mapped.put(key, this.value.read(entry.getValue(), below));
			}
			catch (ValueException ex) {
				throw ex.in(step(key));
			}
		}
		return Collections.unmodifiableMap(mapped);
	}

	@Override
	public Object write(@Nullable Object value, int depth) {
		if (value == null) {
			throw ValueException.given(null, TYPES);
		}
		int below = Depth.below(depth);
		Map<String, @Nullable Object> mapped = new LinkedHashMap<>();
		for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
			if (!(entry.getKey() instanceof String key)) {
				throw ValueException.given(entry.getKey(), KEY_TYPES).in("[...]");
			}
			try {
				mapped.put(key, this.value.write(entry.getValue(), below));
			}
			catch (ValueException ex) {
				throw ex.in(step(key));
			}
		}
		return mapped;
	}

	private static String step(String key) {
		return "[" + ((key.length() > MAX_SHOWN) ? key.substring(0, MAX_SHOWN) + "..." : key) + "]";
	}

}
