package io.diset.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.diset.boot.autoconfigure.client.DisetClientProperties;
import io.diset.boot.autoconfigure.development.DisetDevelopmentProperties;
import io.diset.boot.autoconfigure.registry.DisetRegistryProperties;
import io.diset.boot.autoconfigure.server.DisetServerProperties;
import io.diset.boot.autoconfigure.ssl.DisetSslProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the pages say about the configuration is true of the properties.
 */
class ConfigurationSnippetsTests {

	private static final Map<String, Class<?>> PROPERTIES = Map.of("diset.server", DisetServerProperties.class,
			"diset.client", DisetClientProperties.class, "diset.development", DisetDevelopmentProperties.class,
			"diset.registry", DisetRegistryProperties.class, "diset.ssl", DisetSslProperties.class, "spring.ssl",
			SslProperties.class);

	private static final Set<String> OF_BOOT = Set.of("spring.main.keep-alive", "spring.threads.virtual.enabled");

	private static final Pattern MENTIONED = Pattern
		.compile("`(diset\\.(?:server|client|development|registry|ssl)\\.[^`=: ]+)`");

	/**
	 * The properties of one element of a map, in the form of the pages.
	 */
	private static final Pattern ELEMENT = Pattern.compile(
			"diset\\.(server\\.(listeners|authorization\\.services)|ssl\\.bundle\\.grid|client\\.(clients|definitions|services)|registry\\.(users|groups|hosts))\\.(<[a-z]+>|\\[[^]]+]|[A-Za-z]+)(\\..+)?");

	@ParameterizedTest
	@MethodSource("yamlBlocks")
	void bindsWithoutUnknownProperties(Map.Entry<String, String> block) throws IOException {
		List<PropertySource<?>> sources = new YamlPropertySourceLoader().load(block.getKey(),
				new ByteArrayResource(block.getValue().getBytes(StandardCharsets.UTF_8)));
		MutablePropertySources all = new MutablePropertySources();
		sources.forEach(all::addLast);
		Binder binder = new Binder(ConfigurationPropertySources.from(all));
		PROPERTIES.forEach((prefix, type) -> binder.bind(prefix, Bindable.of(type),
				new NoUnboundElementsBindHandler(BindHandler.DEFAULT)));
		assertThat(sources)
			.flatExtracting((source) -> List.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
			.allMatch((name) -> OF_BOOT.contains(name)
					|| PROPERTIES.keySet().stream().anyMatch((prefix) -> name.toString().startsWith(prefix + ".")));
	}

	@Test
	void mentionsNoUnknownProperties() {
		Set<String> known = ConfigurationMetadata.properties().keySet();
		assertThat(mentioned()).isNotEmpty()
			.allMatch((name) -> ELEMENT.matcher(name).matches()
					|| known.stream().anyMatch((property) -> (property + ".").startsWith(name + ".")));
	}

	private static Set<String> mentioned() {
		Map<String, String> pages = new HashMap<>(Documentation.pages());
		// Its names are those of meters
		pages.remove("metrics.md");
		return pages.values()
			.stream()
			.flatMap((page) -> MENTIONED.matcher(page).results())
			.map((result) -> result.group(1))
			.map((name) -> name.endsWith(".*") ? name.substring(0, name.length() - 2) : name)
			.collect(Collectors.toSet());
	}

	static Collection<Map.Entry<String, String>> yamlBlocks() {
		return Documentation.blocks("yaml").entrySet();
	}

}
