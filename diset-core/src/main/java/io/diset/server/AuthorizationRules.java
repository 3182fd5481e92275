package io.diset.server;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.diset.security.registry.AuthorizationRule;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a server: who may connect to its services, and who may send which message.
 * Immutable.
 * <p>
 * The rule of a message is the one that is configured here, else the one that its service
 * was defined with, else the default of the service, else that of the server. A peer may
 * connect if the rule for connects, configured here or defined with the service, lets it
 * through; without one, if it may send at least one message. To a service that handles no
 * messages, the default applies. A message or service without any rule is an error: what
 * is open to everybody must say so.
 *
 * @since 0.1.0
 */
public final class AuthorizationRules {

	/**
	 * Lets everybody do everything where a service has no rules of its own, also without
	 * a certificate.
	 */
	public static final AuthorizationRules ALL = byDefault(AuthorizationRule.ALL);

	private final @Nullable AuthorizationRule defaultRule;

	private final Map<String, Configured> services;

	private AuthorizationRules(Builder builder) {
		this.defaultRule = builder.defaultRule;
		Map<String, Configured> services = new HashMap<>();
		builder.services.forEach((name, configured) -> services.put(name, configured.copy()));
		this.services = Map.copyOf(services);
	}

	/**
	 * Apply one rule where a service has none of its own.
	 * @param rule the rule
	 * @return the rules
	 */
	public static AuthorizationRules byDefault(AuthorizationRule rule) {
		return builder().defaultRule(rule).build();
	}

	/**
	 * Begin to build rules.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the rules of services.
	 * @param definitions the services of the server
	 * @return their rules, by the names of the services
	 * @throws AuthorizationRuleException if a message or service has no rule, or there is
	 * a rule for one that does not exist
	 */
	Map<String, ServiceRules> of(Collection<ServiceDefinition> definitions) {
		Map<String, ServiceRules> rules = new HashMap<>();
		definitions.forEach((definition) -> rules.put(definition.name(), of(definition)));
		for (String service : this.services.keySet()) {
			if (!rules.containsKey(service)) {
				throw new AuthorizationRuleException(
						"There is a rule for service %s, which does not exist".formatted(service));
			}
		}
		return rules;
	}

	private ServiceRules of(ServiceDefinition definition) {
		Configured configured = this.services.getOrDefault(definition.name(), new Configured());
		for (String message : configured.messages.keySet()) {
			if (definition.route(message) == null) {
				throw new AuthorizationRuleException("There is a rule for message %s of %s, which does not handle it"
					.formatted(message, definition.name()));
			}
		}
		Map<String, AuthorizationRule> messages = new HashMap<>();
		for (String message : definition.handledMessages()) {
			messages.put(message,
					require(first(configured.messages.get(message), definition.messageRule(message),
							configured.defaultRule, this.defaultRule),
							"Message %s of %s".formatted(message, definition.name())));
		}
		AuthorizationRule connect = first(configured.connect, definition.connectRule());
		if (connect == null && messages.isEmpty()) {
			connect = require(first(configured.defaultRule, this.defaultRule), "Service " + definition.name());
		}
		return new ServiceRules(definition.name(), connect, messages);
	}

	private static AuthorizationRule require(@Nullable AuthorizationRule rule, String subject) {
		if (rule == null) {
			throw new MissingAuthorizationRuleException(subject);
		}
		return rule;
	}

	private static @Nullable AuthorizationRule first(@Nullable AuthorizationRule... rules) {
		for (AuthorizationRule rule : rules) {
			if (rule != null) {
				return rule;
			}
		}
		return null;
	}

	/**
	 * Builds rules.
	 */
	public static final class Builder {

		private final Map<String, Configured> services = new HashMap<>();

		private @Nullable AuthorizationRule defaultRule;

		private Builder() {
		}

		/**
		 * Set the rule of whatever has no other.
		 * @param rule the rule
		 * @return this builder
		 */
		public Builder defaultRule(AuthorizationRule rule) {
			this.defaultRule = rule;
			return this;
		}

		/**
		 * Set the rule of the messages of a service that have no other.
		 * @param service the name of the service
		 * @param rule the rule
		 * @return this builder
		 */
		public Builder defaultRule(String service, AuthorizationRule rule) {
			configured(service).defaultRule = rule;
			return this;
		}

		/**
		 * Set the rule for connects to a service.
		 * @param service the name of the service
		 * @param rule the rule
		 * @return this builder
		 */
		public Builder connect(String service, AuthorizationRule rule) {
			configured(service).connect = rule;
			return this;
		}

		/**
		 * Set the rule of a message.
		 * @param service the name of the service
		 * @param message the name of the message
		 * @param rule the rule
		 * @return this builder
		 */
		public Builder message(String service, String message, AuthorizationRule rule) {
			configured(service).messages.put(message, rule);
			return this;
		}

		/**
		 * Build the rules.
		 * @return the rules
		 */
		public AuthorizationRules build() {
			return new AuthorizationRules(this);
		}

		private Configured configured(String service) {
			return this.services.computeIfAbsent(service, (name) -> new Configured());
		}

	}

	/**
	 * What is configured for one service.
	 */
	private static final class Configured {

		private final Map<String, AuthorizationRule> messages = new HashMap<>();

		private @Nullable AuthorizationRule connect;

		private @Nullable AuthorizationRule defaultRule;

		Configured copy() {
			Configured copy = new Configured();
			copy.messages.putAll(this.messages);
			copy.connect = this.connect;
			copy.defaultRule = this.defaultRule;
			return copy;
		}

	}

}
