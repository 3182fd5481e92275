package io.diset.boot.test;

import java.nio.file.Path;

import io.diset.boot.test.TestService.Ping;
import io.diset.boot.test.TestService.Pong;
import io.diset.test.pki.TestAuthority;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;

import static org.assertj.core.api.Assertions.assertThat;

@DisetTest
class DisetTestTests {

	@Autowired
	private DisetTestClient client;

	@LocalDisetServerPort
	private int port;

	@Test
	void startsTheServicesOnAFreePort(@Value("${local.diset.server.port}") int published) {
		assertThat(this.port).isEqualTo(published).isGreaterThan(1);
	}

	@Test
	void startsFurtherListenersOnFreePorts(@Value("${local.diset.server.local.port}") int local) {
		assertThat(local).isNotEqualTo(this.port).isGreaterThan(1);
	}

	@Test
	void injectsPortAndClientIntoMethods(@LocalDisetServerPort int port, @Autowired DisetTestClient client) {
		assertThat(port).isEqualTo(this.port);
		assertThat(client).isSameAs(this.client);
	}

	@Test
	void connectsToTheServices() {
		DisetTestConnection connection = this.client.connect(TestService.NAME);
		connection.send(new Ping(1));
		assertThat(connection).receives(new Pong(1));
	}

	@Test
	void makesCertificatesThatTheApplicationTrusts(@Autowired SslBundles bundles, @Autowired TestAuthority authority)
			throws Exception {
		assertThat(bundles.getBundleNames()).contains(AutoConfigureDisetTestServer.HOST_BUNDLE,
				AutoConfigureDisetTestServer.USER_BUNDLE);
		assertThat(bundles.getBundle(AutoConfigureDisetTestServer.HOST_BUNDLE)
			.getStores()
			.getTrustStore()
			.getCertificateAlias(authority.certificate())).isNotNull();
	}

	@Test
	void makesNoCertificatesForDevelopment(@Autowired SslBundles bundles) {
		assertThat(bundles.getBundleNames()).noneMatch((name) -> name.contains("development"));
		assertThat(Path.of(System.getProperty("java.io.tmpdir"), "diset-test-must-not-exist")).doesNotExist();
	}

}
