package io.diset.message;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A message definition together with the Java class that carries its values: a record, or
 * {@link Message} for those without a class. Immutable, and resolved once: nothing is
 * looked up by reflection when a message is sent or received.
 *
 * @param <T> the class that carries the values
 * @since 0.1.0
 */
public abstract sealed class MessageType<T> permits RecordMessageType, DynamicMessageType {

	private final MessageDefinition definition;

	private final Class<T> javaType;

	MessageType(MessageDefinition definition, Class<T> javaType) {
		this.definition = definition;
		this.javaType = javaType;
	}

	/**
	 * Return the message type of a record, of those that need no converters.
	 * @param <T> the record
	 * @param recordClass a record with {@link DisetMessage @DisetMessage}
	 * @return its message type
	 * @throws MessageDefinitionException if the class is no such record or its definition
	 * cannot work
	 * @see MessageTypes#defaults()
	 */
	public static <T> MessageType<T> of(Class<T> recordClass) {
		return MessageTypes.defaults().get(recordClass);
	}

	/**
	 * Return the message type that carries the values of a definition as
	 * {@link Message}s.
	 * @param definition the definition
	 * @return its message type
	 */
	public static MessageType<Message> of(MessageDefinition definition) {
		return new DynamicMessageType(definition);
	}

	/**
	 * Return the message type of a message, of those that need no converters.
	 * @param message a {@link Message}, or an instance of a record with
	 * {@link DisetMessage @DisetMessage}
	 * @return its message type
	 * @throws MessageDefinitionException if it is neither
	 * @see MessageTypes#defaults()
	 */
	public static MessageType<?> ofMessage(Object message) {
		return MessageTypes.defaults().ofMessage(message);
	}

	/**
	 * Return the definition of the message.
	 * @return the definition
	 */
	public final MessageDefinition definition() {
		return this.definition;
	}

	/**
	 * Return the class that carries the values.
	 * @return the class
	 */
	public final Class<T> javaType() {
		return this.javaType;
	}

	/**
	 * Return the name of the message.
	 * @return the name
	 */
	public final String name() {
		return this.definition.name();
	}

	/**
	 * Make a message of values that a peer sent.
	 * @param values the values in the order of the wire; more than there are attributes
	 * are tolerated
	 * @return the message
	 * @throws InvalidMessageException if a value is missing, of a wrong type, or refused
	 * by the message's class
	 */
	public final T read(List<? extends @Nullable Object> values) {
		return create(values);
	}

	/**
	 * Return the values of a message that is to be sent.
	 * @param message the message, an instance of {@link #javaType()}
	 * @return its values in the order of the wire
	 * @throws InvalidMessageException if a value is missing or of a wrong type
	 */
	public final @Nullable Object[] write(Object message) {
		return values(this.javaType.cast(message));
	}

	abstract T create(List<? extends @Nullable Object> values);

	abstract @Nullable Object[] values(T message);

	@Override
	public final String toString() {
		return this.definition.toString();
	}

}
