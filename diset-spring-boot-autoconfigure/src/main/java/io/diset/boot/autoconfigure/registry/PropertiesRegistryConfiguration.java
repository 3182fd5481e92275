package io.diset.boot.autoconfigure.registry;

import io.diset.boot.autoconfigure.UnknownProperties;
import io.diset.security.registry.InMemoryDisetRegistry;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The registry of the application's own properties.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnRegistrySource.Properties.class)
class PropertiesRegistryConfiguration {

	@Bean
	InMemoryDisetRegistry disetRegistry(DisetRegistryProperties properties, Environment environment) {
		UnknownProperties.refuse(environment, "diset.registry.users",
				Bindable.mapOf(String.class, DisetRegistryProperties.User.class));
		UnknownProperties.refuse(environment, "diset.registry.groups",
				Bindable.mapOf(String.class, DisetRegistryProperties.Group.class));
		UnknownProperties.refuse(environment, "diset.registry.hosts",
				Bindable.mapOf(String.class, DisetRegistryProperties.Host.class));
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
