package io.diset.message;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * Looks up constructors and accessors of records, whoever may see them.
 */
final class RecordHandles {

	private RecordHandles() {
	}

	static MethodHandle constructor(Class<?> type) {
		Class<?>[] types = Arrays.stream(type.getRecordComponents())
			.map(RecordComponent::getType)
			.toArray(Class<?>[]::new);
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

	static MethodHandle accessor(RecordComponent component) {
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

}
