package io.diset.boot.autoconfigure.registry;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.diset.security.registry.InMemoryDisetRegistry;
import io.diset.security.registry.RegistryGroup;
import io.diset.security.registry.RegistryHost;
import io.diset.security.registry.RegistryUser;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Makes a registry of properties.
 */
final class PropertiesRegistry {

	private PropertiesRegistry() {
	}

	static boolean isIn(DisetRegistryProperties properties) {
		return !properties.getUsers().isEmpty() || !properties.getGroups().isEmpty() || !properties.getHosts().isEmpty()
				|| !properties.getDefaultGroups().isEmpty();
	}

	static InMemoryDisetRegistry of(DisetRegistryProperties properties) {
		InMemoryDisetRegistry.Builder builder = InMemoryDisetRegistry.builder();
		properties.getUsers().forEach((name, user) -> {
			String group = text(user.getDefaultGroup());
			builder.user(new RegistryUser(name, set(user.getDns()), (group != null) ? List.of(group) : List.of(),
					set(user.getSuspendedVos())));
		});
		properties.getGroups()
			.forEach((name, group) -> builder.group(
					new RegistryGroup(name, text(group.getVo()), set(group.getUsers()), set(group.getProperties()))));
		properties.getHosts()
			.forEach((name, host) -> builder
				.host(new RegistryHost(name, set(host.getDns()), set(host.getProperties()))));
		if (!properties.getDefaultGroups().isEmpty()) {
			builder.defaultGroups(properties.getDefaultGroups());
		}
		return builder.build();
	}

	private static Set<String> set(Collection<String> values) {
		return new LinkedHashSet<>(values);
	}

	private static @Nullable String text(@Nullable String text) {
		return StringUtils.hasText(text) ? text : null;
	}

}
