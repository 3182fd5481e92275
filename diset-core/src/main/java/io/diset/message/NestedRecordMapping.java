package io.diset.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Maps records in messages, which travel as dicts.
 */
final class NestedRecordMapping implements ValueMapping {

	static final Set<AttributeType> TYPES = Set.of(AttributeType.DICT);

	/**
	 * Set later than the mapping is made: a record may hold records of its own class.
	 */
	private @Nullable RecordPlan plan;

	void resolved(RecordPlan plan) {
		this.plan = plan;
	}

	@Override
	public Set<AttributeType> types() {
		return TYPES;
	}

	@Override
	public Object read(@Nullable Object value, int depth) {
		Map<?, ?> dict = (Map<?, ?>) Objects.requireNonNull(TypeCheck.received(TYPES, value));
		int below = Depth.below(depth);
		RecordPlan plan = plan();
		List<RecordAttribute> attributes = plan.attributes();
		@Nullable Object[] arguments = new @Nullable Object[attributes.size()];
		for (int i = 0; i < arguments.length; i++) {
			arguments[i] = read(attributes.get(i), dict, below);
		}
		return plan.create(arguments);
	}

	@Override
	public Object write(@Nullable Object value, int depth) {
		if (value == null) {
			throw ValueException.given(null, TYPES);
		}
		int below = Depth.below(depth);
		Map<String, @Nullable Object> dict = new LinkedHashMap<>();
		for (RecordAttribute attribute : plan().attributes()) {
			dict.put(attribute.name(), attribute.write(value, below));
		}
		return dict;
	}

	private static @Nullable Object read(RecordAttribute attribute, Map<?, ?> dict, int depth) {
		Object value = dict.get(attribute.name());
		if (value == null && !attribute.isOptional() && !dict.containsKey(attribute.name())) {
			throw new ValueException("", " is missing", null).in("." + attribute.name());
		}
		return attribute.read(value, depth);
	}

	private RecordPlan plan() {
		return Objects.requireNonNull(this.plan);
	}

}
