package io.diset.message;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The type of messages that are records: components are resolved to positions on the
 * wire.
 *
 * @param <T> the record
 */
final class RecordMessageType<T> extends MessageType<T> {

	private final RecordPlan plan;

	/**
	 * The attributes in the order of the wire.
	 */
	private final RecordAttribute[] attributes;

	/**
	 * The positions of the components whose values they have.
	 */
	private final int[] arguments;

	private RecordMessageType(MessageDefinition definition, Class<T> type, RecordPlan plan) {
		super(definition, type);
		int size = plan.attributes().size();
		this.plan = plan;
		this.attributes = new RecordAttribute[size];
		this.arguments = new int[size];
		for (int i = 0; i < size; i++) {
			RecordAttribute attribute = plan.attributes().get(i);
			int position = definition.indexOf(attribute.name());
			this.attributes[position] = attribute;
			this.arguments[position] = i;
		}
	}

	static <T> RecordMessageType<T> resolve(Class<T> type, AttributeConverters converters) {
		DisetMessage annotation = type.getAnnotation(DisetMessage.class);
		if (annotation == null || !type.isRecord()) {
			throw new MessageDefinitionException(
					"%s is not a message: it must be a record with @DisetMessage".formatted(type.getName()));
		}
		if (annotation.value().isEmpty()) {
			throw new MessageDefinitionException(
					"Record %s must have a name in its @DisetMessage".formatted(type.getName()));
		}
		RecordPlan plan = new RecordResolver(converters).resolve(type);
		MessageDefinition definition = MessageDefinition.of(annotation.value(),
				plan.attributes()
					.stream()
					.map((attribute) -> new AttributeDefinition(attribute.name(), attribute.types()))
					.toList());
		return new RecordMessageType<>(definition, type, plan);
	}

	@Override
	@SuppressWarnings("unchecked")
	T create(List<? extends @Nullable Object> values) {
		definition().checkSize(values);
		@Nullable Object[] components = new @Nullable Object[this.attributes.length];
		try {
			for (int i = 0; i < components.length; i++) {
				components[this.arguments[i]] = this.attributes[i].read(values.get(i), 0);
			}
			return (T) this.plan.create(components);
		}
		catch (ValueException ex) {
			throw ex.of(name());
		}
	}

	@Override
	@Nullable Object[] values(T message) {
		@Nullable Object[] values = new @Nullable Object[this.attributes.length];
		try {
			for (int i = 0; i < values.length; i++) {
				values[i] = this.attributes[i].write(message, 0);
			}
			return values;
		}
		catch (ValueException ex) {
			throw ex.of(name());
		}
	}

}
