package io.diset.security.registry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A section of a DIRAC configuration, as a {@code dirac.cfg} has it: options and further
 * sections, each with a name. Immutable. <pre>
 * # A comment is a line of its own
 * Registry
 * {
 *   Users
 *   {
 *     jane
 *     {
 *       DN = /C=FR/O=Example/CN=Jane Doe
 *       DN += /C=FR/O=Example/CN=Jane Smith
 *     }
 *   }
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public final class DiracConfiguration {

	private final Map<String, String> options = new LinkedHashMap<>();

	private final Map<String, DiracConfiguration> sections = new LinkedHashMap<>();

	DiracConfiguration() {
	}

	/**
	 * Read a configuration.
	 * @param text the text of the configuration
	 * @return the section without a name that holds everything
	 * @throws DiracConfigurationException if it is no configuration
	 */
	public static DiracConfiguration parse(String text) {
		throw new DiracConfigurationException(0, text);
	}

	/**
	 * Return a section.
	 * @param path the names of this section's section, of the section in that, and so on
	 * @return the section, or {@code null} if there is none
	 */
	public @Nullable DiracConfiguration section(String... path) {
		DiracConfiguration section = this;
		for (String name : path) {
			section = (section != null) ? section.sections.get(name) : null;
		}
		return section;
	}

	/**
	 * Return the sections of this section.
	 * @return the sections by their names, in the order of the text, unmodifiable
	 */
	public Map<String, DiracConfiguration> sections() {
		return Collections.unmodifiableMap(this.sections);
	}

	/**
	 * Return the value of an option.
	 * @param name the name of the option
	 * @return the value, or {@code null} if the option is not there
	 */
	public @Nullable String option(String name) {
		return this.options.get(name);
	}

	/**
	 * Return the value of an option as a list.
	 * @param name the name of the option
	 * @return what stands between commas, without blanks around it, and without what is
	 * empty; empty if the option is not there
	 */
	public List<String> list(String name) {
		return List.of();
	}

}
