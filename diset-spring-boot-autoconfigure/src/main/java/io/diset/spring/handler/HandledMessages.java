package io.diset.spring.handler;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.diset.message.DisetAttribute;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import io.diset.message.MessageTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * The messages that one bean handles and sends, and what is known from their records
 * about messages without one.
 */
final class HandledMessages {

	private final MessageTypes types;

	private final Map<String, MessageType<?>> known = new LinkedHashMap<>();

	private final Map<String, MessageDefinition> configured = new LinkedHashMap<>();

	/**
	 * Look at the handlers of a bean.
	 * @param types makes the types of records
	 * @param handlers the methods that take or return messages
	 * @param sends the records of the messages that it sends by itself
	 * @param configured the definitions of messages without a record
	 * @throws HandlerDefinitionException if they define a message in two ways
	 * @throws io.diset.message.MessageDefinitionException if a class is no message
	 */
	HandledMessages(MessageTypes types, Collection<HandlerMethod> handlers, Collection<Class<?>> sends,
			Collection<MessageDefinition> configured) {
		this.types = types;
		for (HandlerMethod handler : handlers) {
			String user = handler.kind() + " method " + handler;
			messageParameters(handler).forEach((parameter) -> define(user, parameter.getParameterType()));
			MessageClasses.definedBy(handler.valueType().resolve()).forEach((type) -> define(user, type));
		}
		sends.forEach((type) -> define("@DisetService", type));
		configured.forEach((definition) -> this.configured.put(definition.name(), definition));
	}

	/**
	 * Return the definitions of all messages that the handlers take or return.
	 * @return the definitions
	 */
	List<MessageDefinition> definitions() {
		return this.known.values().stream().map(MessageType::definition).toList();
	}

	/**
	 * Return the name of the messages that a handler takes.
	 * @param handler the handler
	 * @return the name
	 * @throws HandlerDefinitionException if it is not clear which message that is
	 */
	String nameFor(HandlerMethod handler) {
		String name = handler.annotation().getString("value");
		MessageType<?> type = recordOf(handler);
		if (type == null && name.isEmpty()) {
			throw handler.invalid("has no message: name it in the annotation, or take a record with @DisetMessage");
		}
		if (type != null && !name.isEmpty() && !name.equals(type.name())) {
			throw handler.invalid("is for message %s, but takes %s, which is message %s".formatted(name,
					type.javaType().getName(), type.name()));
		}
		return (type != null) ? type.name() : name;
	}

	/**
	 * Return the type of the messages that a handler takes.
	 * @param handler the handler
	 * @return the type of its parameter, or what is known of the message by its name; or
	 * {@code null} when nothing is known
	 */
	@Nullable MessageType<?> typeFor(HandlerMethod handler) {
		MessageType<?> type = recordOf(handler);
		if (type != null) {
			return type;
		}
		String name = nameFor(handler);
		MessageType<?> known = this.known.get(name);
		if (known != null && messageParameters(handler).isEmpty()) {
			return known;
		}
		MessageDefinition definition = (known != null) ? known.definition() : this.configured.get(name);
		return (definition != null) ? MessageType.of(definition) : null;
	}

	private @Nullable MessageType<?> recordOf(HandlerMethod handler) {
		List<MethodParameter> parameters = messageParameters(handler);
		if (parameters.size() > 1) {
			throw handler.invalid("takes the message %d times: once is enough".formatted(parameters.size()));
		}
		return (parameters.isEmpty() || parameters.get(0).getParameterType() == Message.class) ? null
				: this.types.get(parameters.get(0).getParameterType());
	}

	private void define(String user, Class<?> type) {
		if (type == Message.class) {
			return;
		}
		MessageType<?> defined = this.types.get(type);
		MessageType<?> before = Objects.requireNonNullElse(this.known.putIfAbsent(defined.name(), defined), defined);
		if (!before.definition().equals(defined.definition())) {
			throw new HandlerDefinitionException(
					"%s uses %s, which defines message %s in another way than %s: %s and %s".formatted(user,
							type.getName(), defined.name(), before.javaType().getName(), defined, before));
		}
	}

	private static List<MethodParameter> messageParameters(HandlerMethod handler) {
		return handler.parameters()
			.stream()
			.filter((parameter) -> MessageClasses.isMessage(parameter.getParameterType()))
			.filter((parameter) -> !parameter.hasParameterAnnotation(DisetAttribute.class))
			.toList();
	}

}
