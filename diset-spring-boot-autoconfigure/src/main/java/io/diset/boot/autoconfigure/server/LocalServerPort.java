package io.diset.boot.autoconfigure.server;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

import io.diset.server.ServerListener;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * Publishes the ports on which a server listens as properties.
 */
final class LocalServerPort {

	static final String PROPERTY = "local.diset.server.port";

	private static final String PREFIX = "local.diset.server.";

	private static final String SUFFIX = ".port";

	private static final String PROPERTY_SOURCE = "diset.server.ports";

	private LocalServerPort() {
	}

	/**
	 * Set the properties: {@value #PROPERTY} for the default listener, and one with the
	 * name of the listener before the last word for any other.
	 * @param context the context of the application, whose parents get them as well
	 * @param addresses the addresses by the names of their listeners
	 */
	static void publish(@Nullable ApplicationContext context, Map<String, InetSocketAddress> addresses) {
		if (context == null) {
			return;
		}
		if (context instanceof ConfigurableApplicationContext configurable) {
			Map<String, Object> properties = new HashMap<>();
			addresses.forEach((listener, address) -> properties.put(property(listener), address.getPort()));
			MutablePropertySources sources = configurable.getEnvironment().getPropertySources();
			// Replaces the one that a child of this context has set before
			sources.remove(PROPERTY_SOURCE);
			sources.addFirst(new MapPropertySource(PROPERTY_SOURCE, properties));
		}
		publish(context.getParent(), addresses);
	}

	private static String property(String listener) {
		return listener.equals(ServerListener.DEFAULT_NAME) ? PROPERTY : PREFIX + listener + SUFFIX;
	}

}
