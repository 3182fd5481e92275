package io.diset.message;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Resolves a record and the records in it. For one message, and one thread.
 */
final class RecordResolver {

	private final AttributeConverters converters;

	private final Map<Class<?>, NestedRecordMapping> nested = new HashMap<>();

	RecordResolver(AttributeConverters converters) {
		this.converters = converters;
	}

	AttributeConverters converters() {
		return this.converters;
	}

	/**
	 * Return the mapping of a record in a message. It is known before it is resolved, so
	 * that a record may hold its own kind.
	 * @param type the record
	 * @return its mapping
	 */
	NestedRecordMapping nested(Class<?> type) {
		NestedRecordMapping known = this.nested.get(type);
		if (known != null) {
			return known;
		}
		NestedRecordMapping mapping = new NestedRecordMapping();
		this.nested.put(type, mapping);
		mapping.resolved(resolve(type));
		return mapping;
	}

	RecordPlan resolve(Class<?> type) {
		List<RecordAttribute> attributes = new ArrayList<>();
		Map<String, RecordComponent> byName = new HashMap<>();
		for (RecordComponent component : type.getRecordComponents()) {
			RecordComponent first = byName.putIfAbsent(name(component).toLowerCase(Locale.ROOT), component);
			if (first != null) {
				throw alike(first, component);
			}
			ComponentResolver resolver = new ComponentResolver(this, component);
			ValueMapping mapping = resolver.mapping();
			attributes.add(new RecordAttribute(name(component), resolver.declared(mapping), mapping,
					RecordHandles.accessor(component, mapping instanceof ScalarMapping)));
		}
		return new RecordPlan(List.copyOf(attributes), RecordHandles.constructor(type));
	}

	private static MessageDefinitionException alike(RecordComponent first, RecordComponent second) {
		return new MessageDefinitionException(
				"Components '%s' and '%s' of record %s are attributes '%s' and '%s': their names must differ not only in case"
					.formatted(first.getName(), second.getName(), first.getDeclaringRecord().getName(), name(first),
							name(second)));
	}

	private static String name(RecordComponent component) {
		DisetAttribute annotation = component.getAnnotation(DisetAttribute.class);
		return (annotation != null && !annotation.value().isEmpty()) ? annotation.value() : component.getName();
	}

}
