package io.diset.boot.autoconfigure.client;

import java.util.Map;

import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * The properties of the clients that have names, completed by those of the default one.
 */
final class NamedClientProperties {

	static final String PREFIX = "diset.client.clients";

	private static final String DEFAULTS = "diset.client";

	private NamedClientProperties() {
	}

	/**
	 * Read the properties.
	 * @param environment has the properties
	 * @return those of each client by its name
	 */
	static Map<String, MessageClientProperties> of(Environment environment) {
		Binder binder = Binder.get(environment);
		Bindable<Map<String, MessageClientProperties>> clients = Bindable.mapOf(String.class,
				MessageClientProperties.class);
		return binder.bind(ConfigurationPropertyName.of(PREFIX), clients, new Inheriting(binder)).orElseGet(Map::of);
	}

	/**
	 * Lets each client begin with the properties of the default one.
	 *
	 * @param binder reads those
	 */
	private record Inheriting(Binder binder) implements BindHandler {

		@Override
		public <T> Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
			return (target.getType().resolve() != MessageClientProperties.class) ? target : inheriting(target);
		}

		@SuppressWarnings("unchecked")
		private <T> Bindable<T> inheriting(Bindable<T> target) {
			return target.withSuppliedValue(() -> (T) defaults());
		}

		private MessageClientProperties defaults() {
			MessageClientProperties defaults = new MessageClientProperties();
			this.binder.bind(DEFAULTS, Bindable.ofInstance(defaults));
			defaults.setUrl(null);
			defaults.setService(null);
			return defaults;
		}

	}

}
