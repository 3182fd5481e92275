package io.diset.spring.handler;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;

import org.springframework.core.MethodParameter;

/**
 * The messages that the handlers of one service take or return as records, and what is
 * known from them about messages without a record.
 */
final class HandledMessages {

	private final Map<String, MessageType<?>> known = new LinkedHashMap<>();

	/**
	 * Look at the handlers of a service.
	 * @param handlers its message handlers
	 * @throws HandlerDefinitionException if they define a message in two ways
	 * @throws io.diset.message.MessageDefinitionException if a class is no message
	 */
	HandledMessages(Collection<HandlerMethod> handlers) {
		for (HandlerMethod handler : handlers) {
			messageParameters(handler).forEach((parameter) -> define(handler, parameter.getParameterType()));
			define(handler, handler.valueType().resolve(Object.class));
		}
	}

	/**
	 * Return the definitions of all messages that the handlers take or return.
	 * @return the definitions
	 */
	List<MessageDefinition> definitions() {
		return this.known.values().stream().map(MessageType::definition).toList();
	}

	/**
	 * Return the type of the messages that a handler takes.
	 * @param handler the handler
	 * @return the type of its parameter, or of the message by its name
	 * @throws HandlerDefinitionException if it is not clear which message that is
	 */
	MessageType<?> typeFor(HandlerMethod handler) {
		String name = handler.annotation().getString("value");
		List<MethodParameter> parameters = messageParameters(handler);
		if (parameters.size() > 1) {
			throw handler.invalid("takes the message %d times: once is enough".formatted(parameters.size()));
		}
		if (parameters.isEmpty() || parameters.get(0).getParameterType() == Message.class) {
			return MessageType.of(known(handler, name).definition());
		}
		MessageType<?> type = MessageType.of(parameters.get(0).getParameterType());
		if (!name.isEmpty() && !name.equals(type.name())) {
			throw handler.invalid("is for message %s, but takes %s, which is message %s".formatted(name,
					type.javaType().getName(), type.name()));
		}
		return type;
	}

	private MessageType<?> known(HandlerMethod handler, String name) {
		if (name.isEmpty()) {
			throw handler.invalid("has no message: name it in the annotation, or take a record with @DisetMessage");
		}
		MessageType<?> type = this.known.get(name);
		if (type == null) {
			throw handler.invalid(("is for message %s, whose definition is not known: take a record with "
					+ "@DisetMessage(\"%s\"), or use one in another handler of the service")
				.formatted(name, name));
		}
		return type;
	}

	private void define(HandlerMethod handler, Class<?> type) {
		if (!MessageClasses.isDefinition(type)) {
			return;
		}
		MessageType<?> defined = MessageType.of(type);
		MessageType<?> before = Objects.requireNonNullElse(this.known.putIfAbsent(defined.name(), defined), defined);
		if (!before.definition().equals(defined.definition())) {
			throw handler.invalid("uses %s, which defines message %s in another way than %s: %s and %s"
				.formatted(type.getName(), defined.name(), before.javaType().getName(), defined, before));
		}
	}

	private static List<MethodParameter> messageParameters(HandlerMethod handler) {
		return handler.parameters()
			.stream()
			.filter((parameter) -> MessageClasses.isMessage(parameter.getParameterType()))
			.toList();
	}

}
