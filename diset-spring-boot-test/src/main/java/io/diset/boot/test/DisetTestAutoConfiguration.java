package io.diset.boot.test;

import io.diset.message.MessageTypes;
import io.diset.spring.handler.DisetServices;
import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * {@link AutoConfiguration Auto-configuration} for what
 * {@link AutoConfigureDisetTestServer @AutoConfigureDisetTestServer} adds to an
 * application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = SslAutoConfiguration.class)
public final class DisetTestAutoConfiguration {

	private static final String USER = "Test user";

	@Bean
	@ConditionalOnMissingBean
	TestAuthority disetTestAuthority() {
		return TestAuthority.create();
	}

	@Bean
	SslBundleRegistrar disetTestSslBundles(TestAuthority authority) {
		return (registry) -> {
			registry.registerBundle(AutoConfigureDisetTestServer.HOST_BUNDLE, authority.host().sslBundle());
			registry.registerBundle(AutoConfigureDisetTestServer.USER_BUNDLE, authority.user(USER).sslBundle());
		};
	}

	@Bean(destroyMethod = "close")
	TestConnector disetTestConnector(Environment environment, ObjectProvider<DisetServices> services,
			ObjectProvider<MessageTypes> types) {
		return new TestConnector(new LocalServer(environment, services), types.getIfAvailable(MessageTypes::defaults));
	}

	@Bean
	@ConditionalOnMissingBean
	DisetTestClient disetTestClient(TestConnector connector, TestAuthority authority) {
		TestCertificate user = authority.user(USER);
		return new DisetTestClient(connector, authority, user.sslBundle());
	}

}
