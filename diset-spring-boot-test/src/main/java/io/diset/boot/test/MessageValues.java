package io.diset.boot.test;

import java.util.ArrayList;
import java.util.Arrays;

import io.diset.message.Message;
import io.diset.message.MessageType;

/**
 * Turns messages into records, and back.
 */
final class MessageValues {

	private MessageValues() {
	}

	static String name(Class<?> recordClass) {
		return MessageType.of(recordClass).name();
	}

	/**
	 * Return a message in the form in which it is received.
	 * @param message a record, or a message
	 * @return the message
	 */
	static Message of(Object message) {
		MessageType<?> type = MessageType.ofMessage(message);
		return MessageType.of(type.definition()).read(Arrays.asList(type.write(message)));
	}

	/**
	 * Read a message into a record.
	 * @param message the message
	 * @param recordClass the record
	 * @param connection the connection that received the message
	 * @param <T> the record
	 * @return the record
	 * @throws AssertionError if it is another message
	 */
	static <T> T read(Message message, Class<T> recordClass, DisetTestConnection connection) {
		MessageType<T> type = MessageType.of(recordClass);
		if (!type.name().equals(message.name())) {
			throw connection.failure("Expected message %s next, but it was %s.".formatted(type.name(), message));
		}
		if (!type.definition().equals(message.definition())) {
			throw connection.failure("Expected message %s as %s defines it, but the service does in another way: %s."
				.formatted(type.name(), recordClass.getName(), type.definition().difference(message.definition())));
		}
		return type.read(new ArrayList<>(message.toMap().values()));
	}

}
