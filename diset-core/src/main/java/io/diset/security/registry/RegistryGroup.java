package io.diset.security.registry;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A group of users, and what they may do. The names of groups, users and virtual
 * organizations are compared as they are, with case; those of properties without case.
 *
 * @param name the name of the group
 * @param vo the virtual organization that the group belongs to, or {@code null} if it
 * belongs to none
 * @param users the names of the users who are members
 * @param properties the properties of the members, as long as they act in this group
 * @since 0.1.0
 */
public record RegistryGroup(String name, @Nullable String vo, Set<String> users, Set<String> properties) {

	/**
	 * The group in which hosts act. No registry can have a group of this name.
	 */
	public static final String HOSTS = "hosts";

	/**
	 * The group of everybody who is unknown. No registry can have a group of this name.
	 */
	public static final String VISITOR = "visitor";

	/**
	 * Create a group. The collections are copied.
	 * @throws IllegalArgumentException if the name is blank, {@value #HOSTS} or
	 * {@value #VISITOR}, or the virtual organization is blank
	 */
	public RegistryGroup {
		Names.require(name, "group");
		if (isReserved(name)) {
			throw new IllegalArgumentException(
					"A group cannot be named '" + name + "', which has a meaning of its own");
		}
		if (vo != null) {
			Names.require(vo, "virtual organization");
		}
		users = Names.setOf(users);
		properties = Names.setOf(properties);
	}

	static boolean isReserved(String name) {
		return name.equals(HOSTS) || name.equals(VISITOR);
	}

}
