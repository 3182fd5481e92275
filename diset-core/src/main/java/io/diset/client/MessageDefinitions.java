package io.diset.client;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.diset.message.MessageDefinition;
import io.diset.message.MessageDefinitionException;
import org.jspecify.annotations.Nullable;

/**
 * The definitions that a client knows: its own, and those that the service tells when it
 * connects. Both must agree, since values travel by position. Safe for use by several
 * threads.
 */
final class MessageDefinitions {

	private final Map<String, MessageDefinition> own = new ConcurrentHashMap<>();

	private volatile @Nullable Map<String, MessageDefinition> discovered;

	private volatile boolean connected;

	MessageDefinitions(Collection<MessageDefinition> own) {
		own.forEach(this::define);
	}

	/**
	 * Add a definition of the client.
	 * @param definition the definition
	 * @throws MessageDefinitionException if there is another of its name
	 */
	void define(MessageDefinition definition) {
		MessageDefinition known = this.own.get(definition.name());
		if (known == null) {
			checkAgainstService(definition);
			known = this.own.putIfAbsent(definition.name(), definition);
			// The service may have told its own meanwhile
			checkAgainstService(definition);
		}
		if (known != null && !known.equals(definition)) {
			throw twoWays(definition, known);
		}
	}

	/**
	 * Check the definition of a message that has no record.
	 * @param definition the definition
	 * @throws MessageDefinitionException if another of its name is known
	 */
	void check(MessageDefinition definition) {
		MessageDefinition known = find(definition.name());
		if (known == null && !this.connected) {
			// The message waits for a service, which may contradict
			define(definition);
		}
		else if (known != null && !known.equals(definition)) {
			throw twoWays(definition, known);
		}
	}

	/**
	 * Take what a service tells.
	 * @param definitions the definitions by name, or {@code null} when it tells none
	 * @throws MessageDefinitionException if one differs from the client's own
	 */
	void discovered(@Nullable Map<String, MessageDefinition> definitions) {
		this.discovered = definitions;
		this.connected = true;
		this.own.values().forEach(this::checkAgainstService);
	}

	/**
	 * Return a definition.
	 * @param name the name of the message
	 * @return its definition, or {@code null} when none is known
	 */
	@Nullable MessageDefinition find(String name) {
		Map<String, MessageDefinition> told = this.discovered;
		MessageDefinition definition = this.own.get(name);
		return (definition == null && told != null) ? told.get(name) : definition;
	}

	/**
	 * Return all definitions.
	 * @return those that are known now, by name, unmodifiable
	 */
	Map<String, MessageDefinition> all() {
		Map<String, MessageDefinition> told = this.discovered;
		Map<String, MessageDefinition> all = new TreeMap<>();
		if (told != null) {
			all.putAll(told);
		}
		all.putAll(this.own);
		return Collections.unmodifiableMap(all);
	}

	/**
	 * Return a definition.
	 * @param name the name of the message
	 * @return its definition
	 * @throws MessageDefinitionException if none is known
	 */
	MessageDefinition get(String name) {
		MessageDefinition definition = find(name);
		if (definition != null) {
			return definition;
		}
		throw new MessageDefinitionException("No definition of message %s is known: %s".formatted(name,
				!this.connected ? "connect to a service that tells its definitions, or give the client one"
						: (this.discovered != null) ? "the service tells of no such message, so give the client one"
								: "the service does not tell its definitions, so give the client one"));
	}

	/**
	 * Return whether a service has been asked.
	 * @return whether what is not known now can be learnt no more
	 */
	boolean isComplete() {
		return this.connected;
	}

	private static MessageDefinitionException twoWays(MessageDefinition definition, MessageDefinition known) {
		return new MessageDefinitionException(
				"Message %s is defined in two ways: %s and %s".formatted(definition.name(), known, definition));
	}

	private void checkAgainstService(MessageDefinition definition) {
		Map<String, MessageDefinition> told = this.discovered;
		MessageDefinition service = (told != null) ? told.get(definition.name()) : null;
		if (service != null && !service.equals(definition)) {
			throw new MessageDefinitionException("Message %s is defined in two ways: %s by the service, %s here: %s"
				.formatted(definition.name(), service, definition, definition.difference(service)));
		}
	}

}
