package io.diset.boot.test;

import java.util.List;

import io.diset.client.ServiceUrl;
import io.diset.message.MessageDefinition;
import io.diset.server.ServiceDefinition;
import io.diset.spring.handler.DisetServices;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/**
 * What the application says about its server.
 */
final class LocalServer {

	static final String PORT_PROPERTY = "local.diset.server.port";

	static final String SSL_PROPERTY = "diset.server.ssl.enabled";

	private final Environment environment;

	private final ObjectProvider<DisetServices> services;

	LocalServer(Environment environment, ObjectProvider<DisetServices> services) {
		this.environment = environment;
		this.services = services;
	}

	ServiceUrl url(String service) {
		Integer port = this.environment.getProperty(PORT_PROPERTY, Integer.class);
		if (port == null) {
			throw new IllegalStateException("The application has no running DISET server: it needs a bean with "
					+ "@DisetService, and 'diset.server.enabled' must not be false nor 'diset.server.port' -1");
		}
		// As the server reads it, for which only this word turns TLS off
		boolean secure = !"false".equalsIgnoreCase(this.environment.getProperty(SSL_PROPERTY));
		return new ServiceUrl(secure, "localhost", port, service);
	}

	/**
	 * Return the definitions of a service.
	 * @param service the name of the service
	 * @return the definitions, none if the application does not know the service
	 */
	List<MessageDefinition> definitions(String service) {
		return this.services.stream()
			.flatMap((all) -> all.definitions().stream())
			.filter((definition) -> definition.name().equals(service))
			.map(ServiceDefinition::definitions)
			.findFirst()
			.orElse(List.of());
	}

}
