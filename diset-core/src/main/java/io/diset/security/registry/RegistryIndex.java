package io.diset.security.registry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a registry knows, by the names that it is looked up by, and whether it fits
 * together.
 */
final class RegistryIndex {

	private final Map<String, RegistryUser> users = new LinkedHashMap<>();

	private final Map<String, RegistryHost> hosts = new HashMap<>();

	private final NavigableMap<String, RegistryGroup> groups = new TreeMap<>();

	private final Map<String, RegistryUser> usersByDn = new HashMap<>();

	private final Map<String, RegistryHost> hostsByDn = new HashMap<>();

	private final Consumer<String> problems;

	private List<String> defaultGroups = List.of("user");

	private boolean defaultGroupsSet;

	RegistryIndex(Consumer<String> problems) {
		this.problems = problems;
	}

	void add(RegistryUser user) {
		if (isFirst(this.users.putIfAbsent(user.name(), user), "users", user.name())) {
			for (String dn : user.dns()) {
				RegistryUser other = this.usersByDn.putIfAbsent(dn, user);
				reportShared((other != null) ? other.name() : null, "user", user.name(), dn);
			}
		}
	}

	void add(RegistryHost host) {
		if (isFirst(this.hosts.putIfAbsent(host.name(), host), "hosts", host.name())) {
			for (String dn : host.dns()) {
				RegistryHost other = this.hostsByDn.putIfAbsent(dn, host);
				reportShared((other != null) ? other.name() : null, "host", host.name(), dn);
			}
		}
	}

	void add(RegistryGroup group) {
		isFirst(this.groups.putIfAbsent(group.name(), group), "groups", group.name());
	}

	void setDefaultGroups(@Nullable List<String> names) {
		if (names != null) {
			this.defaultGroups = names;
			this.defaultGroupsSet = true;
		}
	}

	/**
	 * Report names that stand for nothing.
	 */
	void check() {
		checkNames();
		checkSuspensions();
		for (RegistryGroup group : this.groups.values()) {
			for (String user : group.users()) {
				if (!this.users.containsKey(user)) {
					this.problems.accept("group %s has the member %s, who is no user".formatted(group.name(), user));
				}
			}
		}
		for (RegistryUser user : this.users.values()) {
			for (String name : user.defaultGroups()) {
				RegistryGroup group = this.groups.get(name);
				if (group == null || !group.users().contains(user.name())) {
					this.problems
						.accept("user %s is not a member of its default group %s".formatted(user.name(), name));
				}
			}
		}
		if (this.defaultGroupsSet) {
			this.defaultGroups.stream()
				.filter((name) -> !this.groups.containsKey(name))
				.forEach((name) -> this.problems.accept("the default group %s does not exist".formatted(name)));
		}
	}

	private void checkNames() {
		Stream.concat(this.usersByDn.keySet().stream(), this.hostsByDn.keySet().stream())
			.filter((dn) -> !dn.startsWith("/"))
			.sorted()
			.forEach((dn) -> this.problems
				.accept("the distinguished name '%s' does not begin with a slash, as /C=FR/CN=Jane Doe does"
					.formatted(dn)));
	}

	// A user would not be suspended at all
	private void checkSuspensions() {
		Set<String> vos = new HashSet<>();
		for (RegistryGroup group : this.groups.values()) {
			String vo = group.vo();
			if (vo != null) {
				vos.add(vo);
			}
		}
		for (RegistryUser user : this.users.values()) {
			user.suspendedVos()
				.stream()
				.filter((vo) -> !vos.contains(vo))
				.sorted()
				.forEach((vo) -> this.problems
					.accept("user %s is suspended in virtual organization %s, which no group is of"
						.formatted(user.name(), vo)));
		}
	}

	Map<String, RegistryUser> usersByDn() {
		return this.usersByDn;
	}

	Map<String, RegistryHost> hostsByDn() {
		return this.hostsByDn;
	}

	NavigableMap<String, RegistryGroup> groups() {
		return this.groups;
	}

	List<String> defaultGroups() {
		return this.defaultGroups;
	}

	private boolean isFirst(@Nullable Object other, String kind, String name) {
		if (other != null) {
			this.problems.accept("there are two %s of the name %s".formatted(kind, name));
		}
		return other == null;
	}

	private void reportShared(@Nullable String other, String kind, String name, String dn) {
		if (other != null) {
			this.problems
				.accept("%1$s %2$s and %1$s %3$s share the distinguished name %4$s".formatted(kind, other, name, dn));
		}
	}

}
