package io.diset.security.registry;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A user. Names are compared as they are, with case.
 *
 * @param name the name of the user
 * @param dns the distinguished names of the user's certificates, as
 * {@link io.diset.security.DistinguishedName} writes them
 * @param defaultGroups the groups that the user gets without claiming one: the first that
 * the user is a member of
 * @param suspendedVos the virtual organizations that the user is suspended in
 * @since 0.1.0
 */
public record RegistryUser(String name, Set<String> dns, List<String> defaultGroups, Set<String> suspendedVos) {

	/**
	 * Create a user. The collections are copied.
	 * @throws IllegalArgumentException if the name is blank
	 */
	public RegistryUser {
		Names.require(name, "user");
		dns = Names.setOf(dns);
		defaultGroups = List.copyOf(defaultGroups);
		suspendedVos = Names.setOf(suspendedVos);
	}

	/**
	 * Create a user that has no default groups of its own and is not suspended.
	 * @param name the name of the user
	 * @param dns the distinguished names of the user's certificates
	 * @throws IllegalArgumentException if the name is blank
	 */
	public RegistryUser(String name, Collection<String> dns) {
		this(name, Set.copyOf(dns), List.of(), Set.of());
	}

}
