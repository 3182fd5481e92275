package io.diset.spring.handler;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.diset.message.Message;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ReactiveAdapter;
import org.springframework.util.ClassUtils;

/**
 * Checks what handler methods are declared to return.
 */
final class ReturnTypes {

	private static final Set<Class<?>> VALUES = Set.of(String.class, Boolean.class, Byte.class, Short.class,
			Integer.class, Long.class, BigInteger.class, Float.class, Double.class, Number.class, LocalDate.class,
			LocalDateTime.class, byte[].class);

	private ReturnTypes() {
	}

	/**
	 * Check the return type of a method.
	 * @param method the method
	 * @throws HandlerDefinitionException if it may not return that
	 */
	static void check(HandlerMethod method) {
		if (!isAllowed(method)) {
			String allowedTypes = method.kind().returnTypes();
			throw method.invalid("returns %s: it may return %s".formatted(method.returnType(), allowedTypes));
		}
	}

	private static boolean isAllowed(HandlerMethod method) {
		Class<?> value = method.valueType().resolve();
		if (value == void.class || value == Void.class) {
			return true;
		}
		return switch (method.kind()) {
			case CONNECT -> isValue(value, method.adapter());
			case MESSAGE -> isMessage(value);
			case ERROR -> isMessage(value) && !isMultiValue(method.adapter());
			case DROP -> false;
		};
	}

	private static boolean isMessage(@Nullable Class<?> type) {
		return type == Message.class || !MessageClasses.definedBy(type).isEmpty();
	}

	private static boolean isMultiValue(@Nullable ReactiveAdapter adapter) {
		return adapter != null && adapter.isMultiValue();
	}

	// A plain Object could hide a Mono, and with it the right thread
	private static boolean isValue(@Nullable Class<?> type, @Nullable ReactiveAdapter adapter) {
		if (isMultiValue(adapter)) {
			return false;
		}
		if (type == null || type == Object.class) {
			return adapter != null;
		}
		return VALUES.contains(ClassUtils.resolvePrimitiveIfNecessary(type)) || List.class.isAssignableFrom(type)
				|| Map.class.isAssignableFrom(type);
	}

}
