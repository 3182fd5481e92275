package io.diset.spring.handler;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * Finds the handler methods of a class.
 */
final class HandlerMethods {

	private HandlerMethods() {
	}

	/**
	 * Find the handler methods of a class, inherited ones included.
	 * @param type the class without a proxy
	 * @return the methods in a fixed order
	 * @throws HandlerDefinitionException if one of them can never be a handler
	 */
	static List<HandlerMethod> of(Class<?> type) {
		return MethodIntrospector
			.selectMethods(type, (MethodIntrospector.MetadataLookup<HandlerMethod>) (method) -> find(type, method))
			.values()
			.stream()
			.sorted(Comparator.comparing(HandlerMethod::toString))
			.toList();
	}

	private static @Nullable HandlerMethod find(Class<?> type, Method method) {
		MergedAnnotations annotations = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
		List<HandlerMethod> found = Arrays.stream(HandlerKind.values())
			.filter((kind) -> annotations.isPresent(kind.annotation()))
			.map((kind) -> new HandlerMethod(type, method, kind, annotations.get(kind.annotation())))
			.toList();
		if (found.isEmpty()) {
			return null;
		}
		HandlerMethod handler = found.get(0);
		if (found.size() > 1) {
			throw handler.invalid("is a %s method as well: make it two methods".formatted(found.get(1).kind()));
		}
		if (Modifier.isPrivate(method.getModifiers())) {
			throw handler.invalid("is private: give it any other visibility");
		}
		if (Modifier.isStatic(method.getModifiers())) {
			throw handler.invalid("is static: make it an instance method");
		}
		return handler;
	}

}
