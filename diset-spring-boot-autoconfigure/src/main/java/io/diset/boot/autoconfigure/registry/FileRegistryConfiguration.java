package io.diset.boot.autoconfigure.registry;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import io.diset.security.registry.DiracConfigurationException;
import io.diset.security.registry.FileRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.Assert;

/**
 * The registry of a DIRAC configuration file.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnRegistrySource.File.class)
class FileRegistryConfiguration {

	@Bean
	FileRegistry disetRegistry(DisetRegistryProperties properties) {
		Path file = properties.getFile();
		Assert.state(file != null, "No file of a registry");
		if (PropertiesRegistry.isIn(properties)) {
			throw new UnusableRegistryException("""
					There are two registries: the property 'diset.registry.file' names one, and there are \
					users, groups, hosts or default groups below 'diset.registry' as well""",
					"Remove 'diset.registry.file', or everything else below 'diset.registry' but 'reload-interval'.",
					null);
		}
		try {
			return new FileRegistry(file);
		}
		catch (NoSuchFileException ex) {
			throw unusable(file, "does not exist", ex);
		}
		catch (IOException ex) {
			throw unusable(file, "cannot be read: " + ex, ex);
		}
		catch (DiracConfigurationException ex) {
			throw unusable(file, "is no configuration with a registry: " + ex.getMessage(), ex);
		}
	}

	@Bean
	FileRegistryReload disetRegistryReload(FileRegistry registry, DisetRegistryProperties properties) {
		return new FileRegistryReload(registry, properties.getReloadInterval());
	}

	private static UnusableRegistryException unusable(Path file, String problem, Exception cause) {
		return new UnusableRegistryException(
				"The file '%s', which the property 'diset.registry.file' names, %s".formatted(file.toAbsolutePath(),
						problem),
				"Correct the file, or set 'diset.registry.file' to a DIRAC configuration file with a section Registry.",
				cause);
	}

}
