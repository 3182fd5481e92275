package io.diset.security.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A registry that never changes. Immutable. Made by a {@link #builder()}.
 * <p>
 * A user who claims no group gets the first of its default groups that it is a member of,
 * else the first such of those for everybody, else the first in alphabetical order.
 *
 * @since 0.1.0
 */
public final class InMemoryDisetRegistry implements DisetRegistry {

	private final Map<String, RegistryUser> usersByDn;

	private final Map<String, RegistryHost> hostsByDn;

	private final NavigableMap<String, RegistryGroup> groups;

	private final List<String> defaultGroups;

	InMemoryDisetRegistry(RegistryIndex index) {
		this.usersByDn = Map.copyOf(index.usersByDn());
		this.hostsByDn = Map.copyOf(index.hostsByDn());
		this.groups = index.groups();
		this.defaultGroups = index.defaultGroups();
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
		return this.usersByDn.get(dn);
	}

	@Override
	public @Nullable RegistryHost hostWithDn(String dn) {
		return this.hostsByDn.get(dn);
	}

	@Override
	public @Nullable RegistryGroup group(String name) {
		return this.groups.get(name);
	}

	@Override
	public @Nullable RegistryGroup defaultGroup(RegistryUser user) {
		return Stream.of(user.defaultGroups(), this.defaultGroups, this.groups.keySet())
			.flatMap(Collection::stream)
			.map(this.groups::get)
			.filter((group) -> group != null && group.users().contains(user.name()))
			.findFirst()
			.orElse(null);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof InMemoryDisetRegistry that && this.usersByDn.equals(that.usersByDn)
				&& this.hostsByDn.equals(that.hostsByDn) && this.groups.equals(that.groups)
				&& this.defaultGroups.equals(that.defaultGroups);
	}

	@Override
	public int hashCode() {
		return this.usersByDn.hashCode();
	}

	@Override
	public String toString() {
		return "%d names of users, %d names of hosts, %d groups".formatted(this.usersByDn.size(), this.hostsByDn.size(),
				this.groups.size());
	}

	/**
	 * Collects what a registry knows. Not safe for use by several threads.
	 */
	public static final class Builder {

		private final List<RegistryUser> users = new ArrayList<>();

		private final List<RegistryGroup> groups = new ArrayList<>();

		private final List<RegistryHost> hosts = new ArrayList<>();

		private @Nullable List<String> defaultGroups;

		private Builder() {
		}

		/**
		 * Add a user.
		 * @param user the user
		 * @return this builder
		 */
		public Builder user(RegistryUser user) {
			this.users.add(user);
			return this;
		}

		/**
		 * Add a group.
		 * @param group the group
		 * @return this builder
		 */
		public Builder group(RegistryGroup group) {
			this.groups.add(group);
			return this;
		}

		/**
		 * Add a host.
		 * @param host the host
		 * @return this builder
		 */
		public Builder host(RegistryHost host) {
			this.hosts.add(host);
			return this;
		}

		/**
		 * Set the groups that users get without claiming one, unless they have default
		 * groups of their own that they are a member of. Without this, it is the group
		 * {@code user}, if there is one.
		 * @param names the names of the groups
		 * @return this builder
		 */
		public Builder defaultGroups(Collection<String> names) {
			this.defaultGroups = List.copyOf(names);
			return this;
		}

		/**
		 * Build the registry.
		 * @return the registry
		 * @throws IllegalArgumentException if a name is there twice, two users or two
		 * hosts share a distinguished name, a group has a member that is no user, or a
		 * default group does not exist, with a text that names everything that is wrong
		 */
		public InMemoryDisetRegistry build() {
			List<String> problems = new ArrayList<>();
			InMemoryDisetRegistry registry = build(problems::add);
			if (!problems.isEmpty()) {
				throw new IllegalArgumentException("The registry is wrong: " + String.join("; ", problems));
			}
			return registry;
		}

		/**
		 * Build the registry whatever is wrong with it. The first of two that share a
		 * name gets it; a member or group that does not exist is ignored.
		 * @param problems told what is wrong
		 * @return the registry
		 */
		InMemoryDisetRegistry build(Consumer<String> problems) {
			RegistryIndex index = new RegistryIndex(problems);
			this.users.forEach(index::add);
			this.hosts.forEach(index::add);
			this.groups.forEach(index::add);
			index.setDefaultGroups(this.defaultGroups);
			index.check();
			return new InMemoryDisetRegistry(index);
		}

	}

}
