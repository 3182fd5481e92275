package io.diset.spring.handler;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

import io.diset.message.AttributeDefinition;
import io.diset.message.DisetAttribute;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.util.ClassUtils;

/**
 * Resolves parameters that take one attribute of a message: by the accessor of its
 * record, which has converted the value already, or of a message without a record by
 * name.
 */
final class AttributeArguments {

	private AttributeArguments() {
	}

	/**
	 * Resolve a parameter.
	 * @param parameter the parameter
	 * @param type the type of the message, or {@code null} when it is not known yet
	 * @param conversions converts values of messages without a record
	 * @return gives the argument, or {@code null} when the parameter takes no attribute
	 * @throws IllegalArgumentException if the message has no such attribute
	 */
	static @Nullable HandlerArgument resolve(MethodParameter parameter, @Nullable MessageType<?> type,
			ConversionService conversions) {
		DisetAttribute annotation = parameter.getParameterAnnotation(DisetAttribute.class);
		if (annotation == null) {
			return null;
		}
		String name = NamedValue.name(parameter, annotation.value());
		if (type != null) {
			requireAttribute(type.definition(), name);
		}
		if (type != null && type.javaType().isRecord()) {
			return ofRecord(parameter, type, name);
		}
		NamedValue value = new NamedValue("Attribute", name, new TypeDescriptor(parameter), parameter.isOptional(),
				conversions);
		return (connection, message) -> value.convert(((Message) Objects.requireNonNull(message)).get(name));
	}

	private static void requireAttribute(MessageDefinition definition, String name) {
		if (definition.attributes().stream().map(AttributeDefinition::name).noneMatch(name::equals)) {
			throw new IllegalArgumentException(
					"takes attribute '%s', but message %s has %s".formatted(name, definition.name(),
							definition.attributes()
								.stream()
								.map(AttributeDefinition::name)
								.collect(Collectors.joining(", ", "only ", ""))));
		}
	}

	private static HandlerArgument ofRecord(MethodParameter parameter, MessageType<?> type, String name) {
		RecordComponent component = Arrays.stream(type.javaType().getRecordComponents())
			.filter((candidate) -> name.equals(attributeName(candidate)))
			.findFirst()
			.orElseThrow();
		if (!ClassUtils.isAssignable(parameter.getParameterType(), component.getType())) {
			throw new IllegalArgumentException("takes attribute '%s' as %s, but %s has %s".formatted(name,
					parameter.getParameterType().getName(), type.javaType().getName(), component.getType().getName()));
		}
		MethodHandle accessor = accessor(component);
		return (connection, message) -> read(accessor, message);
	}

	private static String attributeName(RecordComponent component) {
		DisetAttribute annotation = component.getAnnotation(DisetAttribute.class);
		return (annotation != null && !annotation.value().isEmpty()) ? annotation.value() : component.getName();
	}

	private static MethodHandle accessor(RecordComponent component) {
		Method accessor = component.getAccessor();
		try {
			accessor.setAccessible(true);
			return MethodHandles.lookup().unreflect(accessor).asType(MethodType.methodType(Object.class, Object.class));
		}
		catch (IllegalAccessException | InaccessibleObjectException ex) {
			throw new IllegalArgumentException("takes an attribute of %s, which is not accessible: open its package to "
				.formatted(component.getDeclaringRecord().getName()) + "io.diset", ex);
		}
	}

	private static @Nullable Object read(MethodHandle accessor, @Nullable Object message) {
		try {
			return (Object) accessor.invokeExact(message);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new UndeclaredThrowableException(ex);
		}
	}

}
