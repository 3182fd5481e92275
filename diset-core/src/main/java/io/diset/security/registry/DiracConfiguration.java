package io.diset.security.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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

	private static final Pattern COMMA = Pattern.compile(",");

	private static final Pattern COMMA_AND_SLASH = Pattern.compile(",(?=\\s*(?:/|$))");

	private static final int MAX_LENGTH = 1 << 24;

	private final Map<String, List<String>> options = new LinkedHashMap<>();

	private final Map<String, DiracConfiguration> sections = new LinkedHashMap<>();

	DiracConfiguration() {
	}

	/**
	 * Read a configuration.
	 * @param text the text of the configuration, at most 16 Mi characters
	 * @return the section without a name that holds everything
	 * @throws DiracConfigurationException if it is no configuration, or is too long or
	 * too deep
	 */
	public static DiracConfiguration parse(String text) {
		if (text.length() > MAX_LENGTH) {
			throw new DiracConfigurationException(0,
					"A configuration of %d characters is too long".formatted(text.length()));
		}
		return new DiracConfigurationParser().parse(text);
	}

	/**
	 * Read a configuration.
	 * @param file the file, in UTF-8, at most 16 MiB
	 * @return the section without a name that holds everything
	 * @throws IOException if the file cannot be read
	 * @throws DiracConfigurationException if it is no configuration, or is too long or
	 * too deep
	 */
	public static DiracConfiguration read(Path file) throws IOException {
		try (InputStream input = Files.newInputStream(file)) {
			byte[] bytes = input.readNBytes(MAX_LENGTH + 1);
			if (bytes.length > MAX_LENGTH) {
				throw new DiracConfigurationException(0,
						"A configuration of more than %d bytes is too long".formatted(MAX_LENGTH));
			}
			return parse(new String(bytes, StandardCharsets.UTF_8));
		}
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
		List<String> values = this.options.get(name);
		return (values != null) ? String.join(", ", values) : null;
	}

	/**
	 * Return the value of an option as a list.
	 * @param name the name of the option
	 * @return what stands between commas, without blanks around it, and without what is
	 * empty; empty if the option is not there
	 */
	public List<String> list(String name) {
		return split(name, COMMA);
	}

	/**
	 * Return the value of an option as a list of distinguished names. A comma is part of
	 * a name unless a slash follows.
	 * @param name the name of the option
	 * @return the names, empty if the option is not there
	 */
	List<String> names(String name) {
		return split(name, COMMA_AND_SLASH);
	}

	DiracConfiguration addSection(String name) {
		return this.sections.computeIfAbsent(name, (key) -> new DiracConfiguration());
	}

	void setOption(String name, String value, boolean append) {
		if (!append) {
			this.options.remove(name);
		}
		this.options.computeIfAbsent(name, (key) -> new ArrayList<>()).add(value);
	}

	private List<String> split(String name, Pattern separator) {
		return this.options.getOrDefault(name, List.of())
			.stream()
			.flatMap(separator::splitAsStream)
			.map(String::strip)
			.filter(Predicate.not(String::isEmpty))
			.toList();
	}

}
