package io.diset.message;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;

/**
 * Looks up constructors and accessors of records, whoever may see them.
 */
final class RecordHandles {

	/**
	 * The primitive types that travel as a wider one. Their values are put into the box
	 * of that one at once, not first into one of their own.
	 */
	private static final Map<Class<?>, Class<?>> WIDER = Map.of(byte.class, long.class, short.class, long.class,
			int.class, long.class, float.class, double.class);

	private RecordHandles() {
	}

	/**
	 * Find the constructor of a record.
	 * @param type the record
	 * @return from an array of objects to an object. For a component of a primitive type
	 * that travels as a wider one, any number is taken, and cut to what the type holds
	 */
	static MethodHandle constructor(Class<?> type) {
		Class<?>[] types = Arrays.stream(type.getRecordComponents())
			.map(RecordComponent::getType)
			.toArray(Class<?>[]::new);
		try {
			Constructor<?> constructor = type.getDeclaredConstructor(types);
			constructor.setAccessible(true);
			return narrowing(MethodHandles.lookup().unreflectConstructor(constructor))
				.asSpreader(Object[].class, types.length)
				.asType(MethodType.methodType(Object.class, Object[].class));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			throw inaccessible(type, ex);
		}
	}

	/**
	 * Find the accessor of a component.
	 * @param component the component
	 * @param wide whether a number of a primitive type is returned as the one that
	 * travels
	 * @return from object to object
	 */
	static MethodHandle accessor(RecordComponent component, boolean wide) {
		Method accessor = component.getAccessor();
		Class<?> type = component.getType();
		try {
			accessor.setAccessible(true);
			MethodHandle handle = MethodHandles.lookup().unreflect(accessor);
			return handle.asType(handle.type().changeReturnType(wide ? WIDER.getOrDefault(type, type) : type))
				.asType(MethodType.methodType(Object.class, Object.class));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			throw inaccessible(component.getDeclaringRecord(), ex);
		}
	}

	private static MethodHandle narrowing(MethodHandle constructor) throws ReflectiveOperationException {
		MethodHandle handle = constructor;
		for (int i = 0; i < handle.type().parameterCount(); i++) {
			Class<?> type = handle.type().parameterType(i);
			if (WIDER.containsKey(type)) {
				handle = MethodHandles.filterArguments(handle, i, MethodHandles.lookup()
					.findVirtual(Number.class, type.getName() + "Value", MethodType.methodType(type)));
			}
		}
		return handle;
	}

	private static MessageDefinitionException inaccessible(Class<?> type, Exception cause) {
		MessageDefinitionException exception = new MessageDefinitionException(
				"Record %s is not accessible: open its package to io.diset".formatted(type.getName()));
		exception.initCause(cause);
		return exception;
	}

}
