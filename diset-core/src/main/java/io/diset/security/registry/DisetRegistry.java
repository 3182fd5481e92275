package io.diset.security.registry;

import org.jspecify.annotations.Nullable;

/**
 * Knows users, groups and hosts. Must be safe for use by any thread.
 * <p>
 * A peer is looked up when it connects, and again after each change, by threads that may
 * block: never by an event loop. An exception of a look-up refuses the peer.
 *
 * @since 0.1.0
 */
public interface DisetRegistry {

	/**
	 * Look up a user.
	 * @param dn the distinguished name of a certificate, as
	 * {@link io.diset.security.DistinguishedName} writes it
	 * @return the user, or {@code null} if nobody has that name
	 */
	@Nullable RegistryUser userWithDn(String dn);

	/**
	 * Look up a host.
	 * @param dn the distinguished name of a certificate, as
	 * {@link io.diset.security.DistinguishedName} writes it
	 * @return the host, or {@code null} if none has that name
	 */
	@Nullable RegistryHost hostWithDn(String dn);

	/**
	 * Look up a group.
	 * @param name the name of the group
	 * @return the group, or {@code null} if there is none
	 */
	@Nullable RegistryGroup group(String name);

	/**
	 * Return the group of a user who claims none.
	 * @param user the user
	 * @return a group that the user is a member of, or {@code null} if there is none
	 */
	@Nullable RegistryGroup defaultGroup(RegistryUser user);

	/**
	 * Return the registry as it is at this moment, for look-ups that belong together.
	 * @return a registry that does not change, or this one where it never changes or
	 * cannot tell
	 */
	default DisetRegistry snapshot() {
		return this;
	}

	/**
	 * Ask to be told of changes. A registry that never changes ignores it.
	 * @param listener called after each change, by the thread that made or saw the change
	 */
	default void addChangeListener(Runnable listener) {
	}

	/**
	 * Ask not to be told any more.
	 * @param listener one that was added; any other is ignored
	 */
	default void removeChangeListener(Runnable listener) {
	}

}
