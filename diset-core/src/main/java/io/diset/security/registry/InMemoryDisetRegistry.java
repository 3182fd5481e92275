package io.diset.security.registry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A registry that never changes. Made by a {@link #builder()}.
 *
 * @since 0.1.0
 */
public final class InMemoryDisetRegistry implements DisetRegistry {

	private final Map<String, RegistryUser> users = new LinkedHashMap<>();

	private final Map<String, RegistryHost> hosts = new LinkedHashMap<>();

	private final Map<String, RegistryGroup> groups = new LinkedHashMap<>();

	private InMemoryDisetRegistry() {
	}

	/**
	 * Return a builder of a registry.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	@Override
	public @Nullable RegistryUser userWithDn(String dn) {
		return this.users.get(dn);
	}

	@Override
	public @Nullable RegistryHost hostWithDn(String dn) {
		return this.hosts.get(dn);
	}

	@Override
	public @Nullable RegistryGroup group(String name) {
		return this.groups.get(name);
	}

	@Override
	public @Nullable RegistryGroup defaultGroup(RegistryUser user) {
		return null;
	}

	/**
	 * Collects what a registry knows.
	 */
	public static final class Builder {

		private Builder() {
		}

		/**
		 * Add a user.
		 * @param user the user
		 * @return this builder
		 */
		public Builder user(RegistryUser user) {
			return this;
		}

		/**
		 * Add a group.
		 * @param group the group
		 * @return this builder
		 */
		public Builder group(RegistryGroup group) {
			return this;
		}

		/**
		 * Add a host.
		 * @param host the host
		 * @return this builder
		 */
		public Builder host(RegistryHost host) {
			return this;
		}

		/**
		 * Set the groups that users get without claiming one, unless they have default
		 * groups of their own that they are a member of.
		 * @param groups the names of the groups
		 * @return this builder
		 */
		public Builder defaultGroups(Collection<String> groups) {
			List.copyOf(groups);
			return this;
		}

		/**
		 * Build the registry.
		 * @return the registry
		 * @throws IllegalArgumentException if the users, groups and hosts contradict each
		 * other, with a text that names everything that is wrong
		 */
		public InMemoryDisetRegistry build() {
			return new InMemoryDisetRegistry();
		}

	}

}
