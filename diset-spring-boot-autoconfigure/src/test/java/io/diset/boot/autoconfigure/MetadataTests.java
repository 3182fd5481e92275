package io.diset.boot.autoconfigure;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.diset.boot.autoconfigure.client.DisetClientProperties;
import io.diset.boot.autoconfigure.registry.DisetRegistryProperties;
import io.diset.boot.autoconfigure.server.DisetServerProperties;
import io.diset.boot.autoconfigure.ssl.DisetSslProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.TypeDescriptor;

import static org.assertj.core.api.Assertions.assertThat;

class MetadataTests {

	private static final Pattern DASH = Pattern.compile("-(.)");

	@ParameterizedTest
	@MethodSource("properties")
	void describesTheProperty(String name, Map<String, Object> property, BeanWrapper bean) {
		assertThat((String) property.get("description")).isNotBlank().endsWith(".");
	}

	@ParameterizedTest
	@MethodSource("properties")
	void knowsTheDefaultOfTheProperty(String name, Map<String, Object> property, BeanWrapper bean) {
		Object value = bean.getPropertyValue(name);
		Object documented = property.get("defaultValue");
		if (value instanceof List<?> list) {
			assertThat(list).isEmpty();
			assertThat(documented).isNull();
		}
		else if (value instanceof Map<?, ?> map) {
			assertThat(map).isEmpty();
			assertThat(documented).isNull();
		}
		else {
			assertThat(convert(documented, bean.getPropertyTypeDescriptor(name))).isEqualTo(value);
		}
	}

	@ParameterizedTest
	@MethodSource("hints")
	@SuppressWarnings("unchecked")
	void hintsAtWhatCanBeConfigured(String name, Map<String, Object> hint) throws Exception {
		assertThat(metadata("properties")).anySatisfy((property) -> assertThat(property).containsEntry("name", name));
		assertThat(hint.keySet()).containsAnyOf("values", "providers");
		assertThat((List<Map<String, Object>>) hint.getOrDefault("values", List.of()))
			.allSatisfy((value) -> assertThat((String) value.get("description")).endsWith("."));
	}

	@ParameterizedTest
	@MethodSource("properties")
	void hintsAtEachWordBundleAndBean(String name, Map<String, Object> property, BeanWrapper bean) throws Exception {
		String full = property.get("name").toString();
		if (full.endsWith(".bundle") || full.endsWith(".bean") || full.endsWith(".port") || full.endsWith(".default")) {
			assertThat(metadata("hints")).anySatisfy((hint) -> assertThat(hint).containsEntry("name", full));
		}
	}

	static Stream<Arguments> hints() throws Exception {
		return metadata("hints").stream().map((hint) -> Arguments.of(hint.get("name"), hint));
	}

	private static Object convert(Object documented, TypeDescriptor type) {
		if (documented == null) {
			return null;
		}
		return ApplicationConversionService.getSharedInstance()
			.convert(documented.toString(), TypeDescriptor.valueOf(String.class), type);
	}

	static Stream<Arguments> properties() throws Exception {
		return Stream
			.of(properties("diset.server.", new DisetServerProperties()),
					properties("diset.client.", new DisetClientProperties()),
					properties("diset.registry.", new DisetRegistryProperties()),
					properties("diset.ssl.", new DisetSslProperties()))
			.flatMap(Function.identity());
	}

	private static Stream<Arguments> properties(String prefix, Object bean) throws Exception {
		BeanWrapper wrapper = PropertyAccessorFactory.forBeanPropertyAccess(bean);
		return metadata("properties").stream()
			.filter((property) -> property.get("name").toString().startsWith(prefix))
			.map((property) -> Arguments.of(beanPath(property.get("name").toString().substring(prefix.length())),
					property, wrapper));
	}

	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> metadata(String section) throws Exception {
		try (InputStream in = MetadataTests.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json");
				JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
			parser.nextToken();
			return (List<Map<String, Object>>) ((Map<String, Object>) read(parser)).get(section);
		}
	}

	private static Object read(JsonParser parser) {
		switch (parser.currentToken()) {
			case START_OBJECT -> {
				Map<String, Object> object = new LinkedHashMap<>();
				while (parser.nextToken() != JsonToken.END_OBJECT) {
					String name = parser.currentName();
					parser.nextToken();
					object.put(name, read(parser));
				}
				return object;
			}
			case START_ARRAY -> {
				List<Object> array = new ArrayList<>();
				while (parser.nextToken() != JsonToken.END_ARRAY) {
					array.add(read(parser));
				}
				return array;
			}
			default -> {
				return parser.getString();
			}
		}
	}

	private static String beanPath(String name) {
		return DASH.matcher(name.replace("authorization.default", "authorization.default-rule"))
			.replaceAll((letter) -> letter.group(1).toUpperCase(Locale.ROOT));
	}

}
