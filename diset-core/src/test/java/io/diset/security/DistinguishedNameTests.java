package io.diset.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import javax.security.auth.x500.X500Principal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DistinguishedNameTests {

	@ParameterizedTest(name = "{1}")
	@MethodSource("namesPrintedByOpenssl")
	void writesANameAsOpensslDoes(byte[] name, String text) {
		assertThat(DistinguishedName.of(name)).isEqualTo(text);
		assertThat(DistinguishedName.of(new X500Principal(name))).isEqualTo(text);
	}

	@Test
	void keepsTheOrderOfTheCertificate() {
		X500Principal name = new X500Principal("CN=Jane Doe, O=Example, C=FR");
		assertThat(DistinguishedName.of(name)).isEqualTo("/C=FR/O=Example/CN=Jane Doe");
	}

	@Test
	void writesTypesThatAreNotMadeForNamesAsNumbers() {
		// OpenSSL has a short name for each object it knows, here subjectAltName
		assertThat(DistinguishedName.of(bytes("300c310a3008 0603551d11 0c0176"))).isEqualTo("/2.5.29.17=v");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			nothing                            | ''
			not a sequence                     | 3100
			bytes after the name               | 300000
			a part that is no set              | 300a 3008 0603550403 0c0176
			an attribute that is no sequence   | 3005 3103 0c0176
			an attribute without a value       | 3009 3107 3005 0603550403
			an attribute with two values       | 300f 310d 300b 0603550403 0c0176 0c0177
			a type that is no type             | 300c 310a 3008 0403550403 0c0176
			an empty type                      | 3009 3107 3005 0600 0c0176
			a type that ends within a number   | 300b 3109 3007 06025584 0c0176
			a type with a padded number        | 300d 310b 3009 060455048003 0c0176
			a value that is a number           | 300c 310a 3008 0603550403 020105
			a value that is a general string   | 300c 310a 3008 0603550403 1b0176
			a value with a tag of its own      | 300c 310a 3008 0603550403 800176
			a value in pieces                  | 300e 310c 300a 0603550403 2c03 0c0176
			a bit string without a count       | 300b 3109 3007 060355042d 0300
			a bit string with eight bits more  | 300d 310b 3009 060355042d 030208ff
			a bit string with less than no bit | 300c 310a 3008 060355042d 030101
			""")
	void refusesAMalformedName(String reason, String name) {
		assertThatIllegalArgumentException().as(reason)
			.isThrownBy(() -> DistinguishedName.of(bytes(name)))
			.withMessageStartingWith("Malformed");
	}

	@Test
	void refusesATypeThatIsTooLong() {
		String type = "06820081" + "55" + "04".repeat(128);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DistinguishedName.of(bytes("3082 0090 3182 008c 3082 0088" + type + "0c0176")));
	}

	@Test
	void refusesANameThatIsTooLong() {
		byte[] name = new byte[(1 << 16) + 1];
		assertThatIllegalArgumentException().isThrownBy(() -> DistinguishedName.of(name))
			.withMessage("A name of 65537 bytes is too long");
	}

	private static List<Arguments> namesPrintedByOpenssl() {
		return lines().filter((line) -> !line.startsWith("#"))
			.map((line) -> Arguments.of(bytes(line.substring(0, line.indexOf('|'))),
					line.substring(line.indexOf('|') + 1, line.lastIndexOf('|'))))
			.toList();
	}

	private static Stream<String> lines() {
		try (InputStream names = DistinguishedNameTests.class.getResourceAsStream("distinguished-names.txt")) {
			return new String(names.readAllBytes(), StandardCharsets.US_ASCII).lines();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] bytes(String hex) {
		return HexFormat.of().parseHex(hex.replace(" ", ""));
	}

}
