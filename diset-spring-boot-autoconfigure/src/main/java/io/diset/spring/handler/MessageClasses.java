package io.diset.spring.handler;

import java.util.List;
import java.util.stream.Stream;

import io.diset.message.DisetMessage;
import io.diset.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Tells which classes carry messages.
 */
final class MessageClasses {

	private MessageClasses() {
	}

	/**
	 * Return whether a class is meant to carry messages.
	 * @param type the class
	 * @return whether it is, for a class with the annotation that is no record as well
	 */
	static boolean isMessage(@Nullable Class<?> type) {
		return type == Message.class || isDefinition(type);
	}

	/**
	 * Return the classes that define the messages of a return type.
	 * @param type the return type
	 * @return the class itself, those that a sealed interface permits, or none if an
	 * instance need not be a message
	 */
	static List<Class<?>> definedBy(@Nullable Class<?> type) {
		if (isDefinition(type)) {
			return List.of(type);
		}
		if (type == null || !type.isSealed()) {
			return List.of();
		}
		List<List<Class<?>>> permitted = Stream.of(type.getPermittedSubclasses())
			.map(MessageClasses::definedBy)
			.toList();
		return permitted.contains(List.<Class<?>>of()) ? List.of() : permitted.stream().flatMap(List::stream).toList();
	}

	private static boolean isDefinition(@Nullable Class<?> type) {
		return type != null && type.isAnnotationPresent(DisetMessage.class);
	}

}
