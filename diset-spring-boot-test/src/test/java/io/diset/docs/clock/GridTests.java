package io.diset.docs.clock;

import java.nio.file.Path;

import io.diset.boot.test.DisetTest;
import io.diset.boot.test.DisetTestClient;
import io.diset.boot.test.DisetTestConnection;
import io.diset.client.ExtraCredentials;
import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;
import io.diset.test.pki.TestTrustDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

// tag::grid-test[]
@DisetTest(properties = { "diset.server.ssl.bundle=grid", "diset.server.authorization.default=NormalUser" })
class GridTests {

	@TempDir
	static Path directory;

	static final TestAuthority AUTHORITY = TestAuthority
		.create((options) -> options.subject("/C=FR/O=Example/CN=Example CA"));

	static final TestCertificate JANE = AUTHORITY.user((options) -> options.subject("/C=FR/O=Example/CN=Jane Doe"));

	@Autowired
	DisetTestClient client;

	@DynamicPropertySource
	static void grid(DynamicPropertyRegistry properties) {
		TestTrustDirectory.in(directory.resolve("certificates")).add(AUTHORITY).addCrl(AUTHORITY);
		AUTHORITY.host((options) -> options.subject("/C=FR/O=Example/CN=localhost"))
			.write(directory.resolve("hostcert.pem"), directory.resolve("hostkey.pem"));
		String bundle = "diset.ssl.bundle.grid.grid.";
		properties.add(bundle + "truststore.directory", () -> directory.resolve("certificates"));
		properties.add(bundle + "keystore.certificate", () -> directory.resolve("hostcert.pem"));
		properties.add(bundle + "keystore.private-key", () -> directory.resolve("hostkey.pem"));
		properties.add("diset.registry.users.jane.dns", () -> "/C=FR/O=Example/CN=Jane Doe");
		properties.add("diset.registry.groups.lab.users", () -> "jane");
		properties.add("diset.registry.groups.lab.properties", () -> "NormalUser");
	}

	@Test
	void takesAProxyWithAGroup() {
		TestCertificate proxy = JANE.proxy((options) -> options.group("lab"));
		DisetTestConnection jane = this.client.withSslBundle(proxy.sslBundle(AUTHORITY)).connect("Framework/Clock");
		assertThat(jane).isConnected();
	}

	@Test
	void takesAUserWhoClaimsAGroup() {
		DisetTestConnection jane = this.client.withSslBundle(JANE.sslBundle(AUTHORITY))
			.withCredentials(ExtraCredentials.group("lab"))
			.connect("Framework/Clock");
		assertThat(jane).isConnected();
	}

}
// end::grid-test[]
