package io.diset.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.yaml.snakeyaml.Yaml;

/**
 * The metadata of the properties, as the build has generated it.
 */
final class ConfigurationMetadata {

	private static final String FILE = "META-INF/spring-configuration-metadata.json";

	private ConfigurationMetadata() {
	}

	/**
	 * Return the properties of this project.
	 * @return what the metadata says of each, by its name
	 */
	static Map<String, Map<String, Object>> properties() {
		Map<String, Map<String, Object>> properties = new TreeMap<>();
		try {
			for (URL url : Collections.list(ConfigurationMetadata.class.getClassLoader().getResources(FILE))) {
				read(url).forEach((property) -> properties.put(property.get("name").toString(), property));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		properties.keySet().removeIf((name) -> !name.startsWith("diset."));
		return properties;
	}

	// JSON is YAML as well, but for the slashes that it may escape
	private static List<Map<String, Object>> read(URL url) throws IOException {
		try (InputStream content = url.openStream()) {
			String json = new String(content.readAllBytes(), StandardCharsets.UTF_8);
			if (!json.contains("\"diset.")) {
				return List.of();
			}
			Map<String, List<Map<String, Object>>> metadata = new Yaml().load(json.replace("\\/", "/"));
			return metadata.getOrDefault("properties", List.of());
		}
	}

}
