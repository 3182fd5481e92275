package io.diset.boot.autoconfigure.server;

import java.util.concurrent.Executor;
import java.util.function.Function;

import io.diset.boot.autoconfigure.ssl.BundleSslContexts;
import io.diset.boot.autoconfigure.ssl.MissingSslBundleException;
import io.diset.boot.autoconfigure.ssl.SslBundleProperty;
import io.diset.security.TlsEndpoint;
import io.diset.server.ServerListener;
import io.netty.handler.ssl.SslContext;
import io.netty.util.DomainWildcardMappingBuilder;
import io.netty.util.Mapping;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.SslBundles;

/**
 * Makes the TLS of listeners.
 *
 * @param bundles the SSL bundles
 * @param executor runs the tasks of handshakes
 */
record ServerTlsEndpoints(SslBundles bundles, Executor executor) {

	/**
	 * Make the TLS of a listener.
	 * @param listener the name of the listener
	 * @param ssl its properties
	 * @return makes its TLS handlers
	 * @throws MissingSslBundleException if no bundle is named
	 * @throws io.diset.boot.autoconfigure.ssl.UnknownSslBundleException if there is no
	 * bundle of that name
	 * @throws io.diset.boot.autoconfigure.ssl.UnusableSslBundleException if the bundle
	 * lacks something
	 */
	TlsEndpoint create(String listener, DisetServerProperties.Ssl ssl) {
		String property = ListenerProperty.of(listener, "ssl.bundle");
		String bundle = ssl.getBundle();
		if (bundle == null || bundle.isEmpty()) {
			throw new MissingSslBundleException(subject(listener), property,
					"For connections without TLS (dip), which are meant for tests and trusted loopback, "
							+ "set '%s' to false.".formatted(ListenerProperty.of(listener, "ssl.enabled")));
		}
		new SslBundleProperty(property, bundle).requireIn(this.bundles);
		BundleSslContexts contexts = BundleSslContexts.forServer(this.bundles, bundle, ssl.getClientAuth(),
				ssl.getProvider());
		TlsEndpoint endpoint = new TlsEndpoint(contexts, ssl.getHandshakeTimeout(), this.executor, contexts.verifier());
		return ssl.getServerNameBundles().isEmpty() ? endpoint
				: endpoint.withServerNames(serverNames(listener, ssl, bundle, contexts));
	}

	private Function<String, SslContext> serverNames(String listener, DisetServerProperties.Ssl ssl, String trust,
			BundleSslContexts others) {
		DomainWildcardMappingBuilder<BundleSslContexts> names = new DomainWildcardMappingBuilder<>(others);
		String property = ListenerProperty.of(listener, "ssl.server-name-bundles");
		for (DisetServerProperties.Ssl.ServerNameBundle each : ssl.getServerNameBundles()) {
			new SslBundleProperty(property, each.bundle()).requireIn(this.bundles);
			BundleSslContexts contexts = BundleSslContexts.forServerName(this.bundles, each.bundle(), trust,
					ssl.getClientAuth(), ssl.getProvider());
			try {
				names.add(each.serverName(), contexts);
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidConfigurationPropertyValueException(property, each.serverName(), ex.getMessage(), ex);
			}
		}
		Mapping<String, BundleSslContexts> mapping = names.build();
		return (name) -> mapping.map(name).get();
	}

	private static String subject(String listener) {
		return listener.equals(ServerListener.DEFAULT_NAME) ? "The DISET server"
				: "Listener '%s' of the DISET server".formatted(listener);
	}

}
