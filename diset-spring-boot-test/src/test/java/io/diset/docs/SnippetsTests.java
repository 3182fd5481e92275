package io.diset.docs;

import java.util.Collection;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the pages show is what the tests compile and run.
 */
class SnippetsTests {

	private static final Map<String, String> REGIONS = Documentation.regions();

	@Test
	void findsThePages() {
		assertThat(Documentation.pages()).containsKeys("README.md", "programming-model.md", "messages.md", "client.md",
				"testing.md", "properties.md", "security.md");
	}

	@ParameterizedTest
	@MethodSource("javaBlocks")
	void showsARegionOfTheSources(Map.Entry<String, String> block) {
		assertThat(REGIONS.values()).as(block.getKey()).contains(block.getValue());
	}

	@Test
	void showsEachRegion() {
		Collection<String> shown = Documentation.blocks("java").values();
		assertThat(REGIONS).isNotEmpty().allSatisfy((name, region) -> assertThat(shown).as(name).contains(region));
	}

	static Collection<Map.Entry<String, String>> javaBlocks() {
		return Documentation.blocks("java").entrySet();
	}

}
