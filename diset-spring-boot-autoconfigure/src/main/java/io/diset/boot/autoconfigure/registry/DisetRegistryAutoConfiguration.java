package io.diset.boot.autoconfigure.registry;

import io.diset.security.registry.DisetRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * {@link AutoConfiguration Auto-configuration} for the registry of users, groups and
 * hosts: a bean of type {@link DisetRegistry}. It does nothing unless there are users,
 * groups or hosts below {@code diset.registry}, or {@code diset.registry.file} names a
 * DIRAC configuration file, and backs off when the application has a registry of its own.
 * <p>
 * A file is read again from time to time; the start fails if it cannot be used, while a
 * later version that cannot be used leaves the registry as it was. There is one source:
 * the start also fails if there is a file and users, groups, hosts or default groups
 * beside it, or if what the properties say does not fit together.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnMissingBean(DisetRegistry.class)
@EnableConfigurationProperties(DisetRegistryProperties.class)
@Import({ FileRegistryConfiguration.class, PropertiesRegistryConfiguration.class })
public final class DisetRegistryAutoConfiguration {

}
