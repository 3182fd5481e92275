package io.diset.spring.handler;

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
	 * Return whether a class is meant to define a message.
	 * @param type the class
	 * @return whether it is
	 */
	static boolean isDefinition(@Nullable Class<?> type) {
		return type != null && type.isAnnotationPresent(DisetMessage.class);
	}

}
