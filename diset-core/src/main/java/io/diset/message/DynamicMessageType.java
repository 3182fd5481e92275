package io.diset.message;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The type of messages without a class of their own.
 */
final class DynamicMessageType extends MessageType<Message> {

	DynamicMessageType(MessageDefinition definition) {
		super(definition, Message.class);
	}

	@Override
	Message create(List<? extends @Nullable Object> values) {
		return new Message(definition(), definition().check(values));
	}

	@Override
	@Nullable Object[] values(Message message) {
		return message.values();
	}

}
