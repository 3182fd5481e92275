package io.diset.security.registry;

import java.util.Set;

/**
 * A host, and what it may do. The name is compared as it is, with case; those of
 * properties without case.
 *
 * @param name the name of the host
 * @param dns the distinguished names of the host's certificates, as
 * {@link io.diset.security.DistinguishedName} writes them
 * @param properties the properties of the host
 * @since 0.1.0
 */
public record RegistryHost(String name, Set<String> dns, Set<String> properties) {

	/**
	 * Create a host. The collections are copied.
	 * @throws IllegalArgumentException if the name is blank
	 */
	public RegistryHost {
		Names.require(name, "host");
		dns = Names.setOf(dns);
		properties = Names.setOf(properties);
	}

}
