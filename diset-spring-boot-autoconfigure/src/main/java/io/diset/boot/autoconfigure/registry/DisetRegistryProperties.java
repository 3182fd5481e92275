package io.diset.boot.autoconfigure.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the registry of users, groups and hosts.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("diset.registry")
public class DisetRegistryProperties {

	/**
	 * Users, by their names. Each has the properties 'dns': the distinguished names of
	 * its certificates, 'default-group' and 'suspended-vos': the virtual organizations
	 * that it is suspended in.
	 */
	private final Map<String, User> users = new LinkedHashMap<>();

	/**
	 * Groups, by their names. Each has the properties 'users': the names of its members,
	 * 'properties' and 'vo': its virtual organization.
	 */
	private final Map<String, Group> groups = new LinkedHashMap<>();

	/**
	 * Hosts, by their names. Each has the properties 'dns': the distinguished names of
	 * its certificates, and 'properties'.
	 */
	private final Map<String, Host> hosts = new LinkedHashMap<>();

	/**
	 * Groups that users get without claiming one: the first that the user is a member of.
	 * If not set, the group 'user' if there is one.
	 */
	private final List<String> defaultGroups = new ArrayList<>();

	/**
	 * DIRAC configuration file with a section Registry, in place of users, groups, hosts
	 * and default groups here.
	 */
	private @Nullable Path file;

	/**
	 * Time after which the file is read again. Use 0 to read it only once.
	 */
	private Duration reloadInterval = Duration.ofMinutes(1);

	/**
	 * Return the users.
	 * @return the users by their names, to be changed
	 */
	public Map<String, User> getUsers() {
		return this.users;
	}

	/**
	 * Return the groups.
	 * @return the groups by their names, to be changed
	 */
	public Map<String, Group> getGroups() {
		return this.groups;
	}

	/**
	 * Return the hosts.
	 * @return the hosts by their names, to be changed
	 */
	public Map<String, Host> getHosts() {
		return this.hosts;
	}

	/**
	 * Return the default groups of all users.
	 * @return the names of the groups, to be changed
	 */
	public List<String> getDefaultGroups() {
		return this.defaultGroups;
	}

	/**
	 * Return the configuration file.
	 * @return the file, or {@code null} if there is none
	 */
	public @Nullable Path getFile() {
		return this.file;
	}

	/**
	 * Set the configuration file.
	 * @param file the file
	 */
	public void setFile(@Nullable Path file) {
		this.file = file;
	}

	/**
	 * Return the time after which the file is read again.
	 * @return the interval
	 */
	public Duration getReloadInterval() {
		return this.reloadInterval;
	}

	/**
	 * Set the time after which the file is read again.
	 * @param reloadInterval the interval, 0 for never
	 */
	public void setReloadInterval(Duration reloadInterval) {
		this.reloadInterval = reloadInterval;
	}

	/**
	 * A user.
	 */
	public static class User {

		/**
		 * Distinguished names of the user's certificates.
		 */
		private final List<String> dns = new ArrayList<>();

		/**
		 * Group that the user gets without claiming one.
		 */
		private @Nullable String defaultGroup;

		/**
		 * Virtual organizations that the user is suspended in.
		 */
		private final List<String> suspendedVos = new ArrayList<>();

		/**
		 * Return the distinguished names.
		 * @return the names, to be changed
		 */
		public List<String> getDns() {
			return this.dns;
		}

		/**
		 * Return the default group.
		 * @return the name of the group, or {@code null} for one of those of all users
		 */
		public @Nullable String getDefaultGroup() {
			return this.defaultGroup;
		}

		/**
		 * Set the default group.
		 * @param defaultGroup the name of the group
		 */
		public void setDefaultGroup(@Nullable String defaultGroup) {
			this.defaultGroup = defaultGroup;
		}

		/**
		 * Return the virtual organizations that the user is suspended in.
		 * @return the names, to be changed
		 */
		public List<String> getSuspendedVos() {
			return this.suspendedVos;
		}

	}

	/**
	 * A group.
	 */
	public static class Group {

		/**
		 * Names of the members.
		 */
		private final List<String> users = new ArrayList<>();

		/**
		 * Virtual organization of the group.
		 */
		private @Nullable String vo;

		/**
		 * Properties of the members, as long as they act in this group.
		 */
		private final List<String> properties = new ArrayList<>();

		/**
		 * Return the members.
		 * @return the names of users, to be changed
		 */
		public List<String> getUsers() {
			return this.users;
		}

		/**
		 * Return the virtual organization.
		 * @return its name, or {@code null} if there is none
		 */
		public @Nullable String getVo() {
			return this.vo;
		}

		/**
		 * Set the virtual organization.
		 * @param vo its name
		 */
		public void setVo(@Nullable String vo) {
			this.vo = vo;
		}

		/**
		 * Return the properties.
		 * @return the properties, to be changed
		 */
		public List<String> getProperties() {
			return this.properties;
		}

	}

	/**
	 * A host.
	 */
	public static class Host {

		/**
		 * Distinguished names of the host's certificates.
		 */
		private final List<String> dns = new ArrayList<>();

		/**
		 * Properties of the host.
		 */
		private final List<String> properties = new ArrayList<>();

		/**
		 * Return the distinguished names.
		 * @return the names, to be changed
		 */
		public List<String> getDns() {
			return this.dns;
		}

		/**
		 * Return the properties.
		 * @return the properties, to be changed
		 */
		public List<String> getProperties() {
			return this.properties;
		}

	}

}
