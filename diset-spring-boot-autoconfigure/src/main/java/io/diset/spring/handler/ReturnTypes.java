package io.diset.spring.handler;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

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
		Class<?> value = method.valueType().resolve();
		boolean allowed = isVoid(value) || switch (method.kind()) {
			case CONNECT -> isValue(value, method.isReactive());
			case MESSAGE -> MessageClasses.isMessage(value);
			case DROP -> false;
		};
		if (!allowed) {
			String allowedTypes = method.kind().returnTypes();
			throw method.invalid("returns %s: it may return %s".formatted(method.returnType(), allowedTypes));
		}
	}

	private static boolean isVoid(@Nullable Class<?> type) {
		return type == void.class || type == Void.class;
	}

	// A plain Object could hide a Mono, and with it the right thread
	private static boolean isValue(@Nullable Class<?> type, boolean reactive) {
		if (type == null || type == Object.class) {
			return reactive;
		}
		return VALUES.contains(ClassUtils.resolvePrimitiveIfNecessary(type)) || List.class.isAssignableFrom(type)
				|| Map.class.isAssignableFrom(type);
	}

}
