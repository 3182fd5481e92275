package io.diset.boot.autoconfigure.server;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

import io.diset.boot.autoconfigure.BundleSslContexts;
import io.diset.boot.autoconfigure.MissingSslBundleException;
import io.diset.boot.autoconfigure.ThreadPools;
import io.diset.security.TlsEndpoint;
import io.netty.handler.ssl.ClientAuth;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The TLS of the server's connections. Its tasks have threads of their own, so that
 * handlers that block never keep new connections waiting.
 */
@Configuration(proxyBeanMethods = false)
// Only the word false turns TLS off: not an empty value, nor one that is misspelt
@ConditionalOnProperty(name = "diset.server.ssl.enabled", matchIfMissing = true)
class ServerTlsConfiguration {

	static final String ENDPOINT = "disetServerTlsEndpoint";

	static final String EXECUTOR = "disetServerTlsExecutor";

	@Bean(name = EXECUTOR, defaultCandidate = false, destroyMethod = "shutdownNow")
	@ConditionalOnMissingBean(name = EXECUTOR)
	ExecutorService disetServerTlsExecutor() {
		return ThreadPools.create("diset-server-tls-", ThreadPools.computingThreads());
	}

	@Bean(name = ENDPOINT, defaultCandidate = false)
	@ConditionalOnMissingBean(name = ENDPOINT)
	TlsEndpoint disetServerTlsEndpoint(DisetServerProperties properties, SslBundles bundles,
			@Qualifier(EXECUTOR) Executor executor) {
		DisetServerProperties.Ssl ssl = properties.getSsl();
		String bundle = ssl.getBundle();
		if (bundle == null) {
			throw new MissingSslBundleException("The DISET server", "diset.server.ssl.bundle",
					"For connections without TLS (dip), which are meant for tests and trusted loopback, "
							+ "set 'diset.server.ssl.enabled' to false.");
		}
		ClientAuth clientAuth = switch (ssl.getClientAuth()) {
			case NONE -> ClientAuth.NONE;
			case WANT -> ClientAuth.OPTIONAL;
			case NEED -> ClientAuth.REQUIRE;
		};
		return new TlsEndpoint(BundleSslContexts.forServer(bundles, bundle, clientAuth), ssl.getHandshakeTimeout(),
				executor);
	}

}
