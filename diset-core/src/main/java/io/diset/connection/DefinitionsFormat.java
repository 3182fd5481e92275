package io.diset.connection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.diset.codec.ProtocolException;
import io.diset.message.AttributeDefinition;
import io.diset.message.AttributeType;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageDefinitionException;
import org.jspecify.annotations.Nullable;

/**
 * How a service tells the definitions of its messages: by the name of the message and
 * then that of the attribute, the names of its types.
 */
final class DefinitionsFormat {

	private static final Map<String, AttributeType> TYPES = Stream.of(AttributeType.values())
		.collect(Collectors.toUnmodifiableMap(AttributeType::toString, (type) -> type));

	private DefinitionsFormat() {
	}

	static Map<String, Object> write(Collection<MessageDefinition> definitions) {
		Map<String, Object> messages = new LinkedHashMap<>();
		for (MessageDefinition definition : definitions) {
			Map<String, Object> attributes = new LinkedHashMap<>();
			for (AttributeDefinition attribute : definition.attributes()) {
				attributes.put(attribute.name(), attribute.types().stream().map(AttributeType::toString).toList());
			}
			messages.put(definition.name(), attributes);
		}
		return messages;
	}

	static Map<String, MessageDefinition> read(@Nullable Object value) {
		Map<String, MessageDefinition> definitions = new LinkedHashMap<>();
		try {
			for (Map.Entry<?, ?> message : entries(value)) {
				MessageDefinition definition = read((String) message.getKey(), entries(message.getValue()));
				if (definition != null) {
					definitions.put(definition.name(), definition);
				}
			}
		}
		catch (MessageDefinitionException ex) {
			throw new ProtocolException("Invalid definitions: " + ex.getMessage(), ex);
		}
		return definitions;
	}

	// A message with a type that later versions may have does not keep those away who do
	// not use it: it is left out
	private static @Nullable MessageDefinition read(String name, Set<? extends Map.Entry<?, ?>> entries) {
		List<AttributeDefinition> attributes = new ArrayList<>();
		for (Map.Entry<?, ?> attribute : entries) {
			Set<AttributeType> types = types(attribute.getValue());
			if (types == null) {
				return null;
			}
			attributes.add(new AttributeDefinition((String) attribute.getKey(), types));
		}
		return MessageDefinition.of(name, attributes);
	}

	private static @Nullable Set<AttributeType> types(@Nullable Object value) {
		Set<AttributeType> types = new LinkedHashSet<>();
		if (value instanceof List<?> names) {
			for (Object name : names) {
				if (!(name instanceof String text)) {
					throw new ProtocolException("Invalid definitions: the type of an attribute is no text");
				}
				AttributeType type = TYPES.get(text);
				if (type == null) {
					return null;
				}
				types.add(type);
			}
		}
		return types;
	}

	private static Set<? extends Map.Entry<?, ?>> entries(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.entrySet();
		}
		throw new ProtocolException("Invalid definitions: not a dictionary");
	}

}
