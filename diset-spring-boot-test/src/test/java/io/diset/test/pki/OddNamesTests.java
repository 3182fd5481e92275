package io.diset.test.pki;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import javax.security.auth.x500.X500Principal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OddNamesTests {

	private static final TestAuthority AUTHORITY = TestAuthority.create();

	@ParameterizedTest(name = "{2}")
	@MethodSource("subjectsPrintedByOpenssl")
	void putsANameIntoACertificateAsItIs(byte[] subject, String hash, String text) {
		TestCertificate certificate = AUTHORITY.user(new X500Principal(subject));
		assertThat(certificate.name()).isEqualTo(text);
		assertThat(certificate.certificate().getSubjectX500Principal().getEncoded()).isEqualTo(subject);
	}

	@ParameterizedTest(name = "{2}")
	@MethodSource("subjectsPrintedByOpenssl")
	void hashesANameAsOpensslDoes(byte[] subject, String hash, String text) {
		assertThat(SubjectHash.of(new X500Principal(subject))).isEqualTo(hash);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/C=FR/O=Example/CN=Jane Doe", "/DC=ch/DC=cern/OU=Users/CN=jdoe/CN=12/CN=Jane Doe",
			"/CN=a\\/b\\+c=d,e;\"<>#", "/CN=back\\slash", "/O=X/CN=N+UID=u", "/CN=N/emailAddress=a.b@example.org",
			"/GN=Jane/SN=Doe/serialNumber=1/title=Dr/street=S/postalCode=1/organizationIdentifier=i/dnQualifier=q",
			"/1.2.3.4.5=x" })
	void readsANameAsDiracWritesIt(String name) {
		assertThat(AUTHORITY.user((options) -> options.subject(name)).name()).isEqualTo(name);
	}

	@Test
	void readsANameWithLettersOutsideOfAscii() {
		assertThat(AUTHORITY.user((options) -> options.subject("/CN=Žluťoučký kůň")).name())
			.isEqualTo("/CN=\\xC5\\xBDlu\\xC5\\xA5ou\\xC4\\x8Dk\\xC3\\xBD k\\xC5\\xAF\\xC5\\x88");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "CN=Jane Doe", "/", "/Jane Doe", "/=x", "/CN=a/b", "/CN=a+b", "/unheardOf=x" })
	void refusesATextThatIsNoName(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> AUTHORITY.user((options) -> options.subject(name)));
	}

	private static List<Arguments> subjectsPrintedByOpenssl() {
		try (InputStream subjects = OddNamesTests.class.getResourceAsStream("subjects.txt")) {
			return new String(subjects.readAllBytes(), StandardCharsets.US_ASCII).lines()
				.filter((line) -> !line.startsWith("#"))
				.map(OddNamesTests::subject)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Arguments subject(String line) {
		int hash = line.indexOf('|');
		int text = line.indexOf('|', hash + 1);
		return Arguments.of(HexFormat.of().parseHex(line.substring(0, hash)), line.substring(hash + 1, text),
				line.substring(text + 1, line.lastIndexOf('|')));
	}

}
