package io.diset.boot.test;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Sets the properties of a server for tests. Equal for tests that can share an
 * application.
 *
 * @param ssl whether connections to the default listener have TLS
 */
record DisetTestServerContextCustomizer(boolean ssl) implements ContextCustomizer {

	private static final String PROPERTY_SOURCE = "disetTestServer";

	private static final String LISTENERS = "diset.server.listeners";

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		MutablePropertySources sources = context.getEnvironment().getPropertySources();
		MapPropertySource source = new MapPropertySource(PROPERTY_SOURCE, properties(context.getEnvironment()));
		// What a test says comes before it, and what the application says after it
		if (sources.contains(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)) {
			sources.addBefore(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, source);
		}
		else {
			sources.addLast(source);
		}
	}

	private Map<String, Object> properties(Environment environment) {
		Map<String, Object> properties = new LinkedHashMap<>();
		putListener(properties, "diset.server.");
		properties.put(LocalServer.SSL_PROPERTY, this.ssl);
		properties.put("diset.development.certificates.directory", "");
		if (this.ssl) {
			properties.put("diset.client.ssl.bundle", AutoConfigureDisetTestServer.USER_BUNDLE);
		}
		Binder.get(environment)
			.bind(LISTENERS, Bindable.mapOf(String.class, Object.class))
			.orElse(Map.of())
			.keySet()
			.forEach((name) -> putListener(properties, LISTENERS + "." + name + "."));
		return properties;
	}

	private static void putListener(Map<String, Object> properties, String prefix) {
		properties.put(prefix + "port", 0);
		properties.put(prefix + "address", "127.0.0.1");
		properties.put(prefix + "ssl.bundle", AutoConfigureDisetTestServer.HOST_BUNDLE);
	}

}
