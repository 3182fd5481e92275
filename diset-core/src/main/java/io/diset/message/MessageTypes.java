package io.diset.message;

/**
 * Makes {@link MessageType}s of records. Immutable, and safe for use by several threads.
 * Each record is resolved once; that does not keep its class from being unloaded.
 * <p>
 * The components of a record with {@link DisetMessage @DisetMessage} are the attributes
 * of the message, by the name of the component or that of
 * {@link DisetAttribute @DisetAttribute}. Their classes stand for these types:
 * <ul>
 * <li>{@code byte} to {@code long}, their boxes and {@link java.math.BigInteger}:
 * {@link AttributeType#INT}; a number that the component cannot hold is refused</li>
 * <li>{@code double}, {@code float} and their boxes: {@link AttributeType#FLOAT}</li>
 * <li>{@link Number}: {@link AttributeType#INT} or {@link AttributeType#FLOAT}</li>
 * <li>{@code boolean} and its box: {@link AttributeType#BOOL}</li>
 * <li>{@link String}, and enums by the names of their constants:
 * {@link AttributeType#STR}</li>
 * <li>{@code byte[]}: {@link AttributeType#BYTES}</li>
 * <li>{@link java.time.LocalDateTime}: {@link AttributeType#DATETIME},
 * {@link java.time.LocalDate}: {@link AttributeType#DATE}, {@link java.time.LocalTime}:
 * {@link AttributeType#TIME}</li>
 * <li>{@link java.util.List}, {@link java.util.Collection} and {@link java.util.Set} of
 * any of these classes: {@link AttributeType#LIST}. A set drops what a peer sent
 * twice</li>
 * <li>{@link java.util.Map} from {@link String} to any of these classes, and other
 * records, which need no annotation, by the names of their attributes:
 * {@link AttributeType#DICT}. A record ignores the keys that it does not know</li>
 * <li>{@link Object} for a value of any type, also {@code null}:
 * {@link AttributeType#ANY}</li>
 * <li>a class that {@link AttributeConverters} convert to {@link String} and back:
 * {@link AttributeType#STR}</li>
 * </ul>
 * Lists, maps and records that are read are unmodifiable, but those of {@link Object}s
 * are as they were received.
 * <p>
 * <strong>Optional attributes.</strong> DISET allows {@code null} only for attributes of
 * {@linkplain AttributeType#ANY any type}. So an {@link java.util.Optional}, and a
 * component with an annotation named {@code Nullable}, are declared as
 * {@link AttributeType#ANY}, and the peer must declare the attribute alike (Python:
 * {@code None}). Their values are checked against their class all the same, on both
 * sides. In a nested record an optional attribute may also be absent; it is sent as
 * {@code null}. Elements of lists and maps may be optional too.
 * <p>
 * A record whose definition cannot work is refused with a
 * {@link MessageDefinitionException} that names the class and the component: when a
 * component has another class, two attributes differ only in case, or the message has no
 * name.
 *
 * @since 0.1.0
 */
public final class MessageTypes {

	private static final MessageTypes DEFAULTS = new MessageTypes(AttributeConverters.none());

	private final ClassValue<MessageType<?>> records;

	private MessageTypes(AttributeConverters converters) {
		this.records = new Records(converters);
	}

	/**
	 * Return the message types of records without converters.
	 * @return the default message types
	 */
	public static MessageTypes defaults() {
		return DEFAULTS;
	}

	/**
	 * Return message types of records whose components may need converters.
	 * @param converters convert the values of classes that DISET does not know
	 * @return message types of their own
	 */
	public static MessageTypes of(AttributeConverters converters) {
		return new MessageTypes(converters);
	}

	/**
	 * Return the message type of a record.
	 * @param <T> the record
	 * @param recordClass a record with {@link DisetMessage @DisetMessage}
	 * @return its message type, the same each time
	 * @throws MessageDefinitionException if the class is no such record or its definition
	 * cannot work
	 */
	@SuppressWarnings("unchecked")
	public <T> MessageType<T> get(Class<T> recordClass) {
		return (MessageType<T>) this.records.get(recordClass);
	}

	/**
	 * Return the message type of a message.
	 * @param message a {@link Message}, or an instance of a record with
	 * {@link DisetMessage @DisetMessage}
	 * @return its message type
	 * @throws MessageDefinitionException if it is neither
	 */
	public MessageType<?> ofMessage(Object message) {
		return (message instanceof Message dynamic) ? MessageType.of(dynamic.definition()) : get(message.getClass());
	}

	/**
	 * The records that were resolved. Static, since no value may lead back to it: a class
	 * that is kept by its own value is never unloaded.
	 */
	private static final class Records extends ClassValue<MessageType<?>> {

		private final AttributeConverters converters;

		Records(AttributeConverters converters) {
			this.converters = converters;
		}

		@Override
		protected MessageType<?> computeValue(Class<?> type) {
			return RecordMessageType.resolve(type, this.converters);
		}

	}

}
