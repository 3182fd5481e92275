package io.diset.boot.autoconfigure.server;

import java.util.concurrent.Executor;

import io.diset.security.TlsEndpoint;
import io.diset.server.ServerListener;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * The TLS of the default listener.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(ServerTlsConfiguration.OnSecureDefaultListener.class)
class ServerTlsConfiguration {

	static final String ENDPOINT = "disetServerTlsEndpoint";

	@Bean(name = ENDPOINT, defaultCandidate = false)
	@ConditionalOnMissingBean(name = ENDPOINT)
	TlsEndpoint disetServerTlsEndpoint(DisetServerProperties properties, SslBundles bundles,
			@Qualifier(ServerExecutorConfiguration.TLS_EXECUTOR) Executor executor) {
		return new ServerTlsEndpoints(bundles, executor).create(ServerListener.DEFAULT_NAME, properties.getSsl());
	}

	/**
	 * Matches unless the default listener has no TLS, or does not exist. Only the word
	 * false turns TLS off: not an empty value, nor one that is misspelt.
	 */
	static class OnSecureDefaultListener extends NoneNestedConditions {

		OnSecureDefaultListener() {
			super(ConfigurationPhase.PARSE_CONFIGURATION);
		}

		@ConditionalOnProperty(name = "diset.server.ssl.enabled", havingValue = "false")
		static class WithoutTls {

		}

		@ConditionalOnProperty(name = "diset.server.port", havingValue = "-1")
		static class WithoutListener {

		}

	}

}
