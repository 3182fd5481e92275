package io.diset.boot.autoconfigure.registry;

import io.diset.security.registry.InMemoryDisetRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * The registry of the application's own properties.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnRegistrySource.Properties.class)
class PropertiesRegistryConfiguration {

	@Bean
	InMemoryDisetRegistry disetRegistry(DisetRegistryProperties properties) {
		try {
			return PropertiesRegistry.of(properties);
		}
		catch (IllegalArgumentException ex) {
			throw new UnusableRegistryException(
					"The users, groups and hosts below 'diset.registry' cannot be used: " + ex.getMessage(),
					"Correct the properties below 'diset.registry'.", ex);
		}
	}

}
