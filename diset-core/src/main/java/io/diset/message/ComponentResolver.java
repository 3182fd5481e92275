package io.diset.message;

import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the mapping for a component of a record.
 */
final class ComponentResolver {

	private static final ValueMapping ANYTHING = Objects.requireNonNull(ScalarMappings.find(Object.class));

	private final RecordResolver records;

	private final RecordComponent component;

	/**
	 * The types that the annotation asks for.
	 */
	private final Set<AttributeType> asked = EnumSet.noneOf(AttributeType.class);

	ComponentResolver(RecordResolver records, RecordComponent component) {
		this.records = records;
		this.component = component;
		DisetAttribute annotation = component.getAnnotation(DisetAttribute.class);
		if (annotation != null) {
			this.asked.addAll(Arrays.asList(annotation.types()));
		}
	}

	/**
	 * Return the mapping of the component's values.
	 * @return the mapping
	 * @throws MessageDefinitionException if the component cannot work
	 */
	ValueMapping mapping() {
		ValueMapping mapping = mapping(this.component.getAnnotatedType(), this.asked);
		if (Nullness.isNullable(this.component)) {
			mapping = nullable(mapping);
		}
		if (mapping instanceof OptionalMapping && this.component.getType().isPrimitive()) {
			throw invalid("is of the primitive type " + typeName() + ", which cannot be null");
		}
		return mapping;
	}

	/**
	 * Return the types that the attribute is declared with.
	 * @param mapping the mapping of the component's values
	 * @return the types
	 * @throws MessageDefinitionException if those that the annotation asks for cannot
	 * work
	 */
	Set<AttributeType> declared(ValueMapping mapping) {
		if (this.asked.isEmpty()) {
			return mapping.types();
		}
		if (mapping instanceof OptionalMapping && !this.asked.contains(AttributeType.ANY)) {
			throw invalid("may be null, so the types of its attribute must contain ANY");
		}
		return Collections.unmodifiableSet(this.asked);
	}

	private ValueMapping mapping(AnnotatedType type, Set<AttributeType> wanted) {
		if (type instanceof AnnotatedWildcardType wildcard) {
			return mapping(wildcard.getAnnotatedUpperBounds()[0], wanted);
		}
		ValueMapping mapping = (rawClass(type) == Optional.class) ? new OptionalMapping(argument(type, 0, wanted), true)
				: present(type, wanted);
		return Nullness.isAnnotated(type) ? nullable(mapping) : mapping;
	}

	private ValueMapping present(AnnotatedType type, Set<AttributeType> wanted) {
		Class<?> raw = rawClass(type);
		Set<AttributeType> concrete = EnumSet.noneOf(AttributeType.class);
		concrete.addAll(wanted);
		concrete.remove(AttributeType.ANY);
		Set<AttributeType> natural = naturalTypes(raw);
		if (natural.contains(AttributeType.ANY)) {
			return wanted.isEmpty() ? ANYTHING : ScalarMapping.same(Collections.unmodifiableSet(wanted));
		}
		if (!natural.isEmpty() && (concrete.isEmpty() || !Collections.disjoint(natural, concrete))) {
			return natural(type, raw, concrete);
		}
		return converted(type, raw, concrete);
	}

	private static Set<AttributeType> naturalTypes(Class<?> raw) {
		ScalarMapping scalar = ScalarMappings.find(raw);
		if (scalar != null) {
			return scalar.types();
		}
		if (raw == List.class || raw == Collection.class || raw == Set.class) {
			return CollectionMapping.TYPES;
		}
		return raw.isEnum() ? EnumMapping.TYPES : (raw == Map.class || raw.isRecord()) ? MapMapping.TYPES : Set.of();
	}

	private ValueMapping natural(AnnotatedType type, Class<?> raw, Set<AttributeType> concrete) {
		ScalarMapping scalar = ScalarMappings.find(raw);
		if (scalar != null) {
			return narrowed(scalar, concrete);
		}
		if (raw.isEnum()) {
			return new EnumMapping(raw);
		}
		if (raw.isRecord()) {
			return this.records.nested(raw);
		}
		if (raw == Map.class) {
			return map(type);
		}
		ValueMapping element = argument(type, 0, Set.of());
		return (raw == List.class && element == ANYTHING) ? ScalarMapping.same(CollectionMapping.TYPES)
				: new CollectionMapping(element, raw == Set.class);
	}

	private static ScalarMapping narrowed(ScalarMapping scalar, Set<AttributeType> concrete) {
		if (concrete.isEmpty() || concrete.containsAll(scalar.types())) {
			return scalar;
		}
		concrete.retainAll(scalar.types());
		return new ScalarMapping(Collections.unmodifiableSet(concrete), scalar.conversion());
	}

	private ValueMapping map(AnnotatedType type) {
		if (type.getType() instanceof ParameterizedType map && map.getActualTypeArguments()[0] != String.class) {
			throw invalid("has the unsupported type " + typeName() + ": the keys of a map must be of String");
		}
		ValueMapping value = argument(type, 1, Set.of());
		return (value == ANYTHING) ? ScalarMapping.same(MapMapping.TYPES) : new MapMapping(value);
	}

	private ValueMapping converted(AnnotatedType type, Class<?> raw, Set<AttributeType> concrete) {
		Class<?> boxed = MethodType.methodType(raw).wrap().returnType();
		AttributeConverters converters = this.records.converters();
		AttributeType carrier = concrete.isEmpty() ? AttributeType.STR : concrete.iterator().next();
		if (concrete.size() > 1 || !converters.canConvert(boxed, carrier.javaType())
				|| !converters.canConvert(carrier.javaType(), boxed)) {
			throw unsupported(type.getType(), concrete);
		}
		return new ConvertedMapping(boxed, carrier.javaType(), Set.of(carrier), converters);
	}

	private ValueMapping argument(AnnotatedType type, int index, Set<AttributeType> wanted) {
		return (type instanceof AnnotatedParameterizedType parameterized)
				? mapping(parameterized.getAnnotatedActualTypeArguments()[index], wanted) : ANYTHING;
	}

	private static ValueMapping nullable(ValueMapping mapping) {
		return mapping.types().contains(AttributeType.ANY) ? mapping : new OptionalMapping(mapping, false);
	}

	private Class<?> rawClass(AnnotatedType annotated) {
		Type type = annotated.getType();
		if (type instanceof ParameterizedType parameterized) {
			return (Class<?>) parameterized.getRawType();
		}
		if (type instanceof Class<?> raw) {
			return raw;
		}
		throw unsupported(type, Set.of());
	}

	private MessageDefinitionException unsupported(Type type, Set<AttributeType> concrete) {
		String whole = typeName();
		String part = type.getTypeName().equals(whole) ? "" : " (because of %s)".formatted(type.getTypeName());
		if (concrete.isEmpty()) {
			return invalid("has the unsupported type " + whole + part
					+ ": supported are numbers, boolean, String, byte[], dates and times, enums, records, and List, Set, "
					+ "Collection, Map<String, ...> and Optional of them; "
					+ "another class needs converters to String and back");
		}
		return invalid("of type " + whole + part + " cannot travel as "
				+ concrete.stream().map(AttributeType::toString).collect(Collectors.joining(" or "))
				+ ": its class must stand for one of these types, or have converters to the only one and back");
	}

	private String typeName() {
		return this.component.getGenericType().getTypeName();
	}

	private MessageDefinitionException invalid(String problem) {
		return new MessageDefinitionException("Component '%s' of record %s %s".formatted(this.component.getName(),
				this.component.getDeclaringRecord().getName(), problem));
	}

}
