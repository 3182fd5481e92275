package io.diset.docs;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page about the properties says what the metadata says.
 */
class PropertiesPageTests {

	private static final Pattern PACKAGE = Pattern.compile("[a-z.]+\\.(?=[A-Z])");

	private static final String UNIT = " If no unit is given, seconds are used.";

	@Test
	void listsEachPropertyAsTheMetadataHasIt() {
		List<String> rows = Documentation.pages()
			.get("properties.md")
			.lines()
			.filter((line) -> line.startsWith("| `diset."))
			.sorted()
			.toList();
		assertThat(rows).containsExactlyElementsOf(ConfigurationMetadata.properties()
			.values()
			.stream()
			.map(PropertiesPageTests::row)
			.sorted()
			.collect(Collectors.toList()));
	}

	private static String row(Map<String, Object> property) {
		Object value = property.get("defaultValue");
		return "| `%s` | `%s` | %s | %s |".formatted(property.get("name"), type(String.valueOf(property.get("type"))),
				(value == null || value.equals("")) ? "" : "`" + value + "`",
				String.valueOf(property.get("description")).replace(UNIT, ""));
	}

	// Without packages, as a developer reads it
	private static String type(String type) {
		return PACKAGE.matcher(type).replaceAll("").replace("$", ".").replace(",", ", ");
	}

}
