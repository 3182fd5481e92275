package io.diset.boot.autoconfigure.server;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * Publishes the port on which a server listens as a property.
 */
final class LocalServerPort {

	static final String PROPERTY = "local.diset.server.port";

	private static final String PROPERTY_SOURCE = "diset.server.ports";

	private LocalServerPort() {
	}

	/**
	 * Set the property.
	 * @param context the context of the application, whose parents get it as well
	 * @param port the port
	 */
	static void publish(@Nullable ApplicationContext context, int port) {
		if (context == null) {
			return;
		}
		if (context instanceof ConfigurableApplicationContext configurable) {
			Map<String, Object> properties = new HashMap<>();
			properties.put(PROPERTY, port);
			MutablePropertySources sources = configurable.getEnvironment().getPropertySources();
			// Replaces the one that a child of this context has set before
			sources.remove(PROPERTY_SOURCE);
			sources.addFirst(new MapPropertySource(PROPERTY_SOURCE, properties));
		}
		publish(context.getParent(), port);
	}

}
