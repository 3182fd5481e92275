package io.diset.security.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DiracConfigurationTests {

	@ParameterizedTest
	@ValueSource(strings = { "A\n{\n  B\n  {\n    x = 1\n  }\n}\n", "A {\nB {\nx = 1\n}\n}", "A { B { x = 1 } }",
			"A{B{x=1}}", "A\n{ B\n{ x = 1\n} }", "A{}\r\nA {\r\n B {\r\n x=1\r\n}\r\n}\r\n",
			"# top\nA # the first\n{ # begins\n#B {\nB\n# still to come\n{\n\tx\t=\t1\n}# ends\n}",
			"A { B { x = 2\nx = 1\n} }", "A { B { } }\nA { B { x = 1 } }\nA { }" })
	void readsSections(String text) {
		DiracConfiguration configuration = DiracConfiguration.parse(text);
		assertThat(configuration.section("A", "B").option("x")).isEqualTo("1");
		assertThat(configuration.sections()).containsOnlyKeys("A");
		assertThat(configuration.section("A").sections()).containsOnlyKeys("B");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			x = /C=FR/CN=Jane   | /C=FR/CN=Jane
			x = a # b           | a # b
			x = {a}             | {a}
			x = a + b += c      | a + b += c
			x =                 | ''
			x == 1              | = 1
			a b = 1             |
			""")
	void takesTheRestOfTheLineForAValue(String text, String value) {
		assertThat(DiracConfiguration.parse(text).option("x")).isEqualTo(value);
	}

	@Test
	void appendsToAValue() {
		DiracConfiguration configuration = DiracConfiguration
			.parse("x = a\nx += b, c\ny += d\nx+=e\nz = 1\nz += 2\nz = 3");
		assertThat(configuration.option("x")).isEqualTo("a, b, c, e");
		assertThat(configuration.list("x")).containsExactly("a", "b", "c", "e");
		assertThat(configuration.list("y")).containsExactly("d");
		assertThat(configuration.list("z")).containsExactly("3");
	}

	@Test
	void splitsAListAtCommas() {
		assertThat(DiracConfiguration.parse("x = , a ,b,,c d, ").list("x")).containsExactly("a", "b", "c d");
		assertThat(DiracConfiguration.parse("").list("x")).isEmpty();
	}

	@Test
	void splitsNamesAtCommasBeforeASlash() {
		assertThat(DiracConfiguration.parse("x = /O=Example, Inc./CN=Jane, /CN=a,/CN=b,\nx += /CN=c").names("x"))
			.containsExactly("/O=Example, Inc./CN=Jane", "/CN=a", "/CN=b", "/CN=c");
	}

	@Test
	void hasNoSectionThatIsNotThere() {
		DiracConfiguration configuration = DiracConfiguration.parse("A { }");
		assertThat(configuration.section("B", "C")).isNull();
		assertThat(configuration.section("A", "C")).isNull();
		assertThat(configuration.section()).isSameAs(configuration);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
			A;{                | Line 2: 1 sections are not closed at the end
			A { x = 1 };}      | Line 2: there is no section to close
			A;{;};}            | Line 4: there is no section to close
			;;{                | Line 3: a section must have a name
			A { {              | Line 1: a section must have a name
			= 1                | Line 1: an option must have a name
			A {;+= 1;}         | Line 2: an option must have a name
			some text          | Line 1: 'some text' is neither an option nor the name of a section
			some;text;         | Line 2: 'some' is neither an option nor the name of a section
			A;x = 1            | Line 2: 'A' is neither an option nor the name of a section
			A;}                | Line 2: 'A' is neither an option nor the name of a section
			A { B }            | Line 1: 'B' is neither an option nor the name of a section
			A;B {;}            | Line 2: 'A' is neither an option nor the name of a section
			""")
	void saysWhatIsWrongInWhichLine(String text, String message) {
		assertThatExceptionOfType(DiracConfigurationException.class)
			.isThrownBy(() -> DiracConfiguration.parse(text.replace(';', '\n')))
			.withMessage(message)
			.satisfies((ex) -> assertThat(message).startsWith("Line " + ex.getLine()));
	}

	@Test
	void refusesSectionsThatAreNestedTooDeep() {
		assertThat(DiracConfiguration.parse("a{".repeat(64) + "}".repeat(64)).sections()).hasSize(1);
		assertThatExceptionOfType(DiracConfigurationException.class)
			.isThrownBy(() -> DiracConfiguration.parse("a{\n".repeat(65) + "}".repeat(65)))
			.withMessage("Line 65: sections are nested deeper than 64");
	}

	@Test
	void refusesAFileThatIsTooLong(@TempDir Path directory) throws IOException {
		Path file = Files.write(directory.resolve("dirac.cfg"), new byte[(1 << 24) + 1]);
		assertThatExceptionOfType(DiracConfigurationException.class).isThrownBy(() -> DiracConfiguration.read(file))
			.withMessage("A configuration of more than 16777216 bytes is too long")
			.satisfies((ex) -> assertThat(ex.getLine()).isZero());
	}

	@Test
	void refusesATextThatIsTooLong() {
		assertThatExceptionOfType(DiracConfigurationException.class)
			.isThrownBy(() -> DiracConfiguration.parse(" ".repeat((1 << 24) + 1)))
			.withMessage("A configuration of 16777217 characters is too long");
	}

	@Test
	void readsAFileAsUtf8(@TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("dirac.cfg"), "x = J\u00e4ne");
		assertThat(DiracConfiguration.read(file).option("x")).isEqualTo("J\u00e4ne");
	}

	@Test
	void appendsManyValues() {
		assertThat(DiracConfiguration.parse("x+=y\n".repeat(200_000)).list("x")).hasSize(200_000);
	}

	@Test
	void readsManySectionsInOneLine() {
		assertThat(DiracConfiguration.parse("a{}b{x=1}").section("b").option("x")).isEqualTo("1");
		assertThat(DiracConfiguration.parse("a{}".repeat(20_000) + "b{}").sections()).containsOnlyKeys("a", "b");
	}

	@Test
	void refusesGarbageOrReadsIt() {
		Random random = new Random(5);
		List<String> tokens = List.of("A", "x", "{", "}", "=", "+=", "#", "\n", "\n", " ", ",", "/CN=a", "\r", "\0",
				"\u2028");
		int refused = 0;
		for (int i = 0; i < 5_000; i++) {
			StringBuilder text = new StringBuilder();
			random.ints(random.nextInt(40), 0, tokens.size()).forEach((token) -> text.append(tokens.get(token)));
			refused += isRefused(text.toString()) ? 1 : 0;
			byte[] bytes = new byte[random.nextInt(200)];
			random.nextBytes(bytes);
			isRefused(new String(bytes, StandardCharsets.UTF_8));
		}
		assertThat(refused).isBetween(500, 4_500);
	}

	private static boolean isRefused(String text) {
		try {
			DiracConfiguration.parse(text).list("x");
			return false;
		}
		catch (DiracConfigurationException ex) {
			assertThat(ex).hasMessageStartingWith("Line ");
			assertThat(ex.getMessage().lines()).hasSize(1);
			return true;
		}
	}

}
