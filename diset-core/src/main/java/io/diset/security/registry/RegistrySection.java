package io.diset.security.registry;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The section {@code Registry} of a DIRAC configuration, read leniently as DIRAC does:
 * something wrong in it makes users and hosts unknown, but not the whole registry.
 */
final class RegistrySection {

	private final InMemoryDisetRegistry.Builder builder = InMemoryDisetRegistry.builder();

	private final Consumer<String> problems;

	private final @Nullable String vo;

	private RegistrySection(@Nullable String vo, Consumer<String> problems) {
		this.vo = vo;
		this.problems = problems;
	}

	/**
	 * Read the registry of a configuration.
	 * @param configuration the whole configuration
	 * @param problems told what is wrong but can be ignored
	 * @return the registry
	 * @throws DiracConfigurationException if there is no section {@code Registry}
	 */
	static InMemoryDisetRegistry read(DiracConfiguration configuration, Consumer<String> problems) {
		DiracConfiguration registry = configuration.section("Registry");
		if (registry == null) {
			throw new DiracConfigurationException(0, "There is no section Registry");
		}
		DiracConfiguration dirac = configuration.section("DIRAC");
		RegistrySection section = new RegistrySection((dirac != null) ? text(dirac, "VirtualOrganization") : null,
				problems);
		sections(registry, "Users").forEach(section::addUser);
		sections(registry, "Hosts").forEach(section::addHost);
		sections(registry, "Groups").forEach(section::addGroup);
		if (registry.option("DefaultGroup") != null) {
			section.builder.defaultGroups(registry.list("DefaultGroup"));
		}
		return section.builder.build(problems);
	}

	private void addUser(String name, DiracConfiguration user) {
		this.builder.user(new RegistryUser(name, Names.setOf(user.names("DN")), user.list("DefaultGroup"),
				Names.setOf(user.list("Suspended"))));
	}

	private void addHost(String name, DiracConfiguration host) {
		this.builder.host(new RegistryHost(name, Names.setOf(host.names("DN")), properties(host)));
	}

	private void addGroup(String name, DiracConfiguration group) {
		if (RegistryGroup.isReserved(name)) {
			this.problems.accept("group %s has a meaning of its own and is ignored".formatted(name));
			return;
		}
		String ownVo = text(group, "VO");
		this.builder.group(new RegistryGroup(name, (this.vo != null) ? this.vo : ownVo,
				Names.setOf(group.list("Users")), properties(group)));
	}

	private static Map<String, DiracConfiguration> sections(DiracConfiguration registry, String name) {
		DiracConfiguration section = registry.section(name);
		return (section != null) ? section.sections() : Map.of();
	}

	private static Set<String> properties(DiracConfiguration section) {
		return Names.setOf(section.list("Properties"));
	}

	private static @Nullable String text(DiracConfiguration section, String option) {
		String text = section.option(option);
		return (text != null && !text.isBlank()) ? text.strip() : null;
	}

}
