package io.diset.message;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * Finds annotations named {@code Nullable}, of whichever library.
 */
final class Nullness {

	private static final String NULLABLE = "Nullable";

	private Nullness() {
	}

	/**
	 * Return whether a component is annotated, other than at its type. Where an
	 * annotation ends up depends on the targets that it allows.
	 * @param component the component
	 * @return whether it may be {@code null}
	 */
	static boolean isNullable(RecordComponent component) {
		return isAnnotated(component) || isAnnotated(component.getAccessor()) || isAnnotated(field(component));
	}

	/**
	 * Return whether an element is annotated.
	 * @param element the element
	 * @return whether it may be {@code null}
	 */
	static boolean isAnnotated(AnnotatedElement element) {
		return Arrays.stream(element.getAnnotations())
			.anyMatch((annotation) -> annotation.annotationType().getSimpleName().equals(NULLABLE));
	}

	private static AnnotatedElement field(RecordComponent component) {
		try {
			return component.getDeclaringRecord().getDeclaredField(component.getName());
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
