package io.diset.boot.autoconfigure.client;

import java.util.concurrent.Executor;

import io.diset.boot.autoconfigure.ssl.SslBundleProperty;
import io.diset.security.TlsEndpoint;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.Assert;

/**
 * The TLS of the clients' connections. Its tasks have threads of their own, so that
 * callbacks that block never keep a new connection waiting.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnClientSslBundle.class)
class ClientTlsConfiguration {

	static final String ENDPOINT = "disetClientTlsEndpoint";

	@Bean(name = ENDPOINT, defaultCandidate = false)
	@ConditionalOnMissingBean(name = ENDPOINT)
	TlsEndpoint disetClientTlsEndpoint(DisetClientProperties properties, SslBundles bundles,
			@Qualifier(ClientResourcesConfiguration.TLS_EXECUTOR) Executor executor) {
		String bundle = properties.getSsl().getBundle();
		Assert.state(bundle != null, "No SSL bundle");
		return ClientBuilders.endpoint(new SslBundleProperty(OnClientSslBundle.PROPERTY, bundle), properties.getSsl(),
				bundles, executor);
	}

}
