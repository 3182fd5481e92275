package io.diset.boot.test;

import io.diset.connection.ConnectionClosedException;
import io.diset.test.pki.TestAuthority;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

@DisetTest("diset.server.ssl.bundle=own")
class OwnBundleTests {

	private static final TestAuthority OWN = TestAuthority.create();

	@Autowired
	private DisetTestClient client;

	@Test
	void theBundleOfTheTestComesFirst() {
		assertThat(this.client.connect(TestService.NAME)).connectFailure()
			.isInstanceOf(ConnectionClosedException.class);
	}

	@Test
	void theClientCanBeGivenOne() {
		assertThat(this.client.withSslBundle(OWN.user("Jane Doe").sslBundle()).connect(TestService.NAME)).connectValue()
			.isEqualTo("/CN=Jane Doe");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Bundles {

		@Bean
		SslBundleRegistrar ownBundle() {
			return (registry) -> registry.registerBundle("own", OWN.host().sslBundle());
		}

	}

}
