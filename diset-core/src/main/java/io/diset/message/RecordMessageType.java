package io.diset.message;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The type of messages that are records: constructor and accessors are resolved to method
 * handles, components to positions on the wire.
 *
 * @param <T> the record
 */
final class RecordMessageType<T> extends MessageType<T> {

	private final MethodHandle constructor;

	private final List<Component> components;

	private RecordMessageType(MessageDefinition definition, Class<T> type, MethodHandle constructor,
			List<Component> components) {
		super(definition, type);
		this.constructor = constructor;
		this.components = components;
	}

	static <T> RecordMessageType<T> resolve(Class<T> type) {
		DisetMessage annotation = type.getAnnotation(DisetMessage.class);
		if (annotation == null || !type.isRecord()) {
			throw new MessageDefinitionException(
					"%s is not a message: it must be a record with @DisetMessage".formatted(type.getName()));
		}
		RecordComponent[] recordComponents = type.getRecordComponents();
		List<AttributeDefinition> attributes = new ArrayList<>();
		for (RecordComponent component : recordComponents) {
			attributes.add(new AttributeDefinition(component.getName(), ComponentType.of(component).types()));
		}
		MessageDefinition definition = MessageDefinition.of(annotation.value(), attributes);
		List<Component> components = new ArrayList<>();
		for (RecordComponent component : recordComponents) {
			components.add(new Component(component.getName(), definition.indexOf(component.getName()),
					ComponentType.of(component), accessor(component)));
		}
		return new RecordMessageType<>(definition, type, constructor(type, recordComponents), components);
	}

	@Override
	@SuppressWarnings("unchecked")
	T create(@Nullable Object[] values) {
		@Nullable Object[] arguments = new @Nullable Object[values.length];
		for (int i = 0; i < arguments.length; i++) {
			Component component = this.components.get(i);
			arguments[i] = component.type().toJava(values[component.position()], component.name(), name());
		}
		try {
			return (T) (Object) this.constructor.invokeExact(arguments);
		}
		catch (Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new InvalidMessageException("Message %s was refused by its class".formatted(name()), ex);
		}
	}

	@Override
	@Nullable Object[] values(T message) {
		@Nullable Object[] values = new @Nullable Object[this.components.size()];
		for (Component component : this.components) {
			values[component.position()] = definition().attributes()
				.get(component.position())
				.check(name(), read(component, message));
		}
		return values;
	}

	private @Nullable Object read(Component component, T message) {
		try {
			return (Object) component.accessor().invokeExact((Object) message);
		}
		catch (Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new InvalidMessageException(
					"Attribute '%s' of message %s cannot be read".formatted(component.name(), name()), ex);
		}
	}

	private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
		Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		try {
			Constructor<?> constructor = type.getDeclaredConstructor(types);
			constructor.setAccessible(true);
			return MethodHandles.lookup()
				.unreflectConstructor(constructor)
				.asSpreader(Object[].class, types.length)
				.asType(MethodType.methodType(Object.class, Object[].class));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			throw inaccessible(type, ex);
		}
	}

	private static MethodHandle accessor(RecordComponent component) {
		Method accessor = component.getAccessor();
		try {
			accessor.setAccessible(true);
			return MethodHandles.lookup().unreflect(accessor).asType(MethodType.methodType(Object.class, Object.class));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			throw inaccessible(component.getDeclaringRecord(), ex);
		}
	}

	private static MessageDefinitionException inaccessible(Class<?> type, Exception cause) {
		MessageDefinitionException exception = new MessageDefinitionException(
				"Record %s is not accessible: open its package to io.diset".formatted(type.getName()));
		exception.initCause(cause);
		return exception;
	}

	/**
	 * One component of the record.
	 *
	 * @param name its name
	 * @param position the position of its value on the wire
	 * @param type what it can hold
	 * @param accessor its accessor, from object to object
	 */
	private record Component(String name, int position, ComponentType type, MethodHandle accessor) {
	}

}
