package io.diset.boot.test;

import java.util.ArrayList;
import java.util.Arrays;

import io.diset.message.Message;
import io.diset.message.MessageType;
import io.diset.message.MessageTypes;

/**
 * Turns messages into records, and back.
 *
 * @param types makes the types of records, as in the application
 */
record MessageValues(MessageTypes types) {

	String name(Class<?> recordClass) {
		return this.types.get(recordClass).name();
	}

	/**
	 * Return a message in the form in which it is received.
	 * @param message a record, or a message
	 * @return the message
	 */
	Message of(Object message) {
		MessageType<?> type = this.types.ofMessage(message);
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
	<T> T read(Message message, Class<T> recordClass, DisetTestConnection connection) {
		MessageType<T> type = this.types.get(recordClass);
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
