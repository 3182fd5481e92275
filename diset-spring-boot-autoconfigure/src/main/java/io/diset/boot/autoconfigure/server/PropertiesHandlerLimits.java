package io.diset.boot.autoconfigure.server;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.diset.connection.HandlerLimits;
import io.diset.server.DisetServer;
import io.diset.server.ServiceDefinition;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Sets what the properties say about how many messages may be handled at once.
 *
 * @param properties the properties
 * @param services the services that there are
 */
record PropertiesHandlerLimits(HandlerProperties properties,
		Collection<ServiceDefinition> services) implements DisetServerCustomizer {

	@Override
	public void customize(DisetServer.Builder builder) {
		Map<String, ServiceDefinition> known = this.services.stream()
			.collect(Collectors.toMap(ServiceDefinition::name, (service) -> service));
		this.properties.getServices().forEach((name, limits) -> {
			String property = "diset.server.handlers.services[%s]".formatted(name);
			ServiceDefinition service = known.get(name);
			if (service == null) {
				throw new InvalidConfigurationPropertyValueException(property, name,
						"There is no service of this name, but " + new TreeSet<>(known.keySet()));
			}
			builder.handlerLimits(name, limits(property, limits, service));
		});
	}

	private static HandlerLimits limits(String property, HandlerProperties.ServiceHandlers configured,
			ServiceDefinition service) {
		for (String message : configured.getMessages().keySet()) {
			if (!service.handledMessages().contains(message)) {
				throw new InvalidConfigurationPropertyValueException("%s.messages.%s".formatted(property, message),
						message,
						"The service handles no message of this name, but " + new TreeSet<>(service.handledMessages()));
			}
		}
		try {
			return configured.limits();
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(property, configured.values(), ex.getMessage());
		}
	}

}
