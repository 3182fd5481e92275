package io.diset.boot.autoconfigure.server;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.diset.security.registry.AuthorizationRule;
import io.diset.server.AuthorizationRules;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Makes the rules of the server from the properties.
 */
final class PropertiesAuthorizationRules {

	static final String PREFIX = "diset.server.authorization";

	private PropertiesAuthorizationRules() {
	}

	/**
	 * Make the rules.
	 * @param properties the properties
	 * @return the rules
	 * @throws InvalidConfigurationPropertyValueException if a word makes no sense
	 */
	static AuthorizationRules create(DisetServerProperties.Authorization properties) {
		AuthorizationRules.Builder rules = AuthorizationRules.builder();
		add(PREFIX + ".default", properties.getDefaultRule(), rules::defaultRule);
		properties.getServices().forEach((service, configured) -> add(rules, service, configured));
		return rules.build();
	}

	private static void add(AuthorizationRules.Builder rules, String service,
			DisetServerProperties.ServiceRules configured) {
		String prefix = "%s.services[%s]".formatted(PREFIX, service);
		add(prefix + ".connect", configured.getConnect(), (rule) -> rules.connect(service, rule));
		add(prefix + ".default", configured.getDefaultRule(), (rule) -> rules.defaultRule(service, rule));
		for (Map.Entry<String, List<String>> message : configured.getMessages().entrySet()) {
			if (message.getValue().isEmpty()) {
				throw new InvalidConfigurationPropertyValueException(prefix + ".messages." + message.getKey(), "",
						"A rule needs at least one word. Nobody has a property with a name that no group has");
			}
			add(prefix + ".messages." + message.getKey(), message.getValue(),
					(rule) -> rules.message(service, message.getKey(), rule));
		}
	}

	private static void add(String property, List<String> words, Consumer<AuthorizationRule> target) {
		if (words.isEmpty()) {
			return;
		}
		try {
			target.accept(AuthorizationRule.of(words));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(property, words, ex.getMessage(), ex);
		}
	}

}
