package io.diset.server;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.diset.connection.ConnectHandler;
import io.diset.connection.ConnectionHandlers;
import io.diset.connection.ConnectionMetrics;
import io.diset.connection.DropHandler;
import io.diset.connection.Execution;
import io.diset.connection.HandlerLimits;
import io.diset.connection.MessageHandler;
import io.diset.connection.MessageRoute;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageDefinitionException;
import io.diset.message.MessageType;
import io.diset.security.registry.AuthorizationRule;
import org.jspecify.annotations.Nullable;

/**
 * A service: its name and the handlers of its connections. Immutable.
 *
 * @since 0.1.0
 */
public final class ServiceDefinition implements ConnectionHandlers {

	private static final Pattern NAME = Pattern.compile("[^/\\s]+/[^/\\s]+");

	private final String name;

	private final ConnectHandler connectHandler;

	private final Execution connectExecution;

	private final Map<String, MessageRoute<?>> routes;

	private final List<MessageDefinition> definitions;

	private final DropHandler dropHandler;

	private final Execution dropExecution;

	private final @Nullable AuthorizationRule connectRule;

	private final Map<String, AuthorizationRule> messageRules;

	private final HandlerLimits limits;

	private final ConnectionMetrics metrics;

	private ServiceDefinition(Builder builder) {
		this.name = builder.name;
		this.connectHandler = builder.connectHandler;
		this.connectExecution = builder.connectExecution;
		this.routes = Map.copyOf(builder.routes);
		this.definitions = List.copyOf(builder.definitions.values());
		this.dropHandler = builder.dropHandler;
		this.dropExecution = builder.dropExecution;
		this.connectRule = builder.connectRule;
		this.messageRules = Map.copyOf(builder.messageRules);
		this.limits = HandlerLimits.NONE;
		this.metrics = ConnectionMetrics.NONE;
	}

	private ServiceDefinition(ServiceDefinition other, HandlerLimits limits, ConnectionMetrics metrics) {
		this.name = other.name;
		this.connectHandler = other.connectHandler;
		this.connectExecution = other.connectExecution;
		this.routes = other.routes;
		this.definitions = other.definitions;
		this.dropHandler = other.dropHandler;
		this.dropExecution = other.dropExecution;
		this.connectRule = other.connectRule;
		this.messageRules = other.messageRules;
		this.limits = limits;
		this.metrics = metrics;
	}

	/**
	 * Begin to define a service.
	 * @param name its name in the form System/Component
	 * @return a builder
	 * @throws IllegalArgumentException if the name has another form
	 */
	public static Builder builder(String name) {
		return new Builder(name);
	}

	/**
	 * Return the name of the service.
	 * @return the name in the form System/Component
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the definitions of the messages that the service handles and of those that
	 * it says it sends. Clients that ask for them are told.
	 * @return the definitions, by the order in which they were added
	 */
	public List<MessageDefinition> definitions() {
		return this.definitions;
	}

	/**
	 * Return the names of the messages that the service handles.
	 * @return the names, in no order
	 */
	public Set<String> handledMessages() {
		return this.routes.keySet();
	}

	/**
	 * Return the rule for connects that the service was defined with.
	 * @return the rule, or {@code null} if it has none
	 */
	public @Nullable AuthorizationRule connectRule() {
		return this.connectRule;
	}

	/**
	 * Return the rule of a message that the service was defined with.
	 * @param message the name of the message
	 * @return the rule, or {@code null} if it has none
	 */
	public @Nullable AuthorizationRule messageRule(String message) {
		return this.messageRules.get(message);
	}

	/**
	 * Return the same service with limits.
	 * @param limits how many of its messages may be handled at once
	 * @return another definition
	 * @throws IllegalStateException if there is a limit for a message that is not handled
	 */
	ServiceDefinition withLimits(HandlerLimits limits) {
		for (String message : limits.messages()) {
			if (!this.routes.containsKey(message)) {
				throw new IllegalStateException(
						"There is a limit for message %s, which service %s does not handle. It handles %s"
							.formatted(message, this.name, new TreeSet<>(this.routes.keySet())));
			}
		}
		return new ServiceDefinition(this, limits, this.metrics);
	}

	/**
	 * Return the same service, measured.
	 * @param metrics learns of its connections
	 * @return another definition
	 */
	ServiceDefinition measuredBy(ConnectionMetrics metrics) {
		return new ServiceDefinition(this, this.limits, metrics);
	}

	@Override
	public ConnectionMetrics metrics() {
		return this.metrics;
	}

	@Override
	public ConnectHandler connectHandler() {
		return this.connectHandler;
	}

	@Override
	public Execution connectExecution() {
		return this.connectExecution;
	}

	@Override
	public @Nullable MessageRoute<?> route(String message) {
		return this.routes.get(message);
	}

	@Override
	public HandlerLimits limits() {
		return this.limits;
	}

	@Override
	public DropHandler dropHandler() {
		return this.dropHandler;
	}

	@Override
	public Execution dropExecution() {
		return this.dropExecution;
	}

	@Override
	public String toString() {
		return this.name + this.routes.keySet();
	}

	/**
	 * Defines a service.
	 */
	public static final class Builder {

		private final String name;

		private final Map<String, MessageRoute<?>> routes = new HashMap<>();

		private final Map<String, MessageDefinition> definitions = new LinkedHashMap<>();

		private ConnectHandler connectHandler = (connection) -> null;

		private Execution connectExecution = Execution.EVENT_LOOP;

		private DropHandler dropHandler = (connection, reason) -> null;

		private Execution dropExecution = Execution.EVENT_LOOP;

		private @Nullable AuthorizationRule connectRule;

		private final Map<String, AuthorizationRule> messageRules = new HashMap<>();

		private Builder(String name) {
			if (!NAME.matcher(name).matches()) {
				throw new IllegalArgumentException(
						"The name of a service has the form System/Component: '%s'".formatted(name));
			}
			this.name = name;
		}

		/**
		 * Set the handler of new connections. Without one, every connection is accepted.
		 * @param execution where it runs
		 * @param handler the handler
		 * @return this builder
		 */
		public Builder onConnect(Execution execution, ConnectHandler handler) {
			this.connectExecution = execution;
			this.connectHandler = handler;
			return this;
		}

		/**
		 * Add the handler of a message.
		 * @param type the type of the message
		 * @param execution where it runs
		 * @param handler the handler
		 * @param <T> the class of the message
		 * @return this builder
		 * @throws MessageDefinitionException if there is one for the message already, or
		 * the service sends a message of that name with another definition
		 */
		public <T> Builder onMessage(MessageType<T> type, Execution execution, MessageHandler<? super T> handler) {
			if (this.routes.putIfAbsent(type.name(), new MessageRoute<>(type, handler, execution)) != null) {
				throw new MessageDefinitionException(
						"Service %s has two handlers of message %s".formatted(this.name, type.name()));
			}
			return sends(type.definition());
		}

		/**
		 * Let messages of one connection be handled at the same time, if they follow one
		 * another: their order is not kept. Before the next event that is another, they
		 * all have ended.
		 * @param message the name of a message that has a handler
		 * @param max how many of them may be handled at once, 1 for one after the other
		 * @return this builder
		 * @throws IllegalArgumentException if the message has no handler, or the number
		 * is not positive
		 */
		public Builder concurrency(String message, int max) {
			if (max < 1) {
				throw new IllegalArgumentException(
						"At least one message %s must be handled at a time, not %d".formatted(message, max));
			}
			if (this.routes.computeIfPresent(message, (name, route) -> route.withConcurrency(max)) == null) {
				throw new IllegalArgumentException(
						"Service %s has no handler of message %s".formatted(this.name, message));
			}
			return this;
		}

		/**
		 * Say who may connect, where the rules of the server do not.
		 * @param rule the rule
		 * @return this builder
		 */
		public Builder authorizeConnect(AuthorizationRule rule) {
			this.connectRule = rule;
			return this;
		}

		/**
		 * Say who may send a message, where the rules of the server do not.
		 * @param message the name of the message
		 * @param rule the rule
		 * @return this builder
		 */
		public Builder authorizeMessage(String message, AuthorizationRule rule) {
			this.messageRules.put(message, rule);
			return this;
		}

		/**
		 * Add the definition of a message that the service sends. Clients learn it when
		 * they connect.
		 * @param definition the definition
		 * @return this builder
		 * @throws MessageDefinitionException if the service handles or sends a message of
		 * that name with another definition
		 */
		public Builder sends(MessageDefinition definition) {
			MessageDefinition known = this.definitions.putIfAbsent(definition.name(), definition);
			if (known != null && !known.equals(definition)) {
				throw new MessageDefinitionException("Service %s has two definitions of message %s: %s and %s"
					.formatted(this.name, definition.name(), known, definition));
			}
			return this;
		}

		/**
		 * Set the handler of ended connections.
		 * @param execution where it runs
		 * @param handler the handler
		 * @return this builder
		 */
		public Builder onDrop(Execution execution, DropHandler handler) {
			this.dropExecution = execution;
			this.dropHandler = handler;
			return this;
		}

		/**
		 * Define the service.
		 * @return the definition
		 */
		public ServiceDefinition build() {
			return new ServiceDefinition(this);
		}

	}

}
