package io.diset.boot.autoconfigure.server;

import java.util.concurrent.Executor;

import io.diset.boot.autoconfigure.BundleSslContexts;
import io.diset.boot.autoconfigure.MissingSslBundleException;
import io.diset.boot.autoconfigure.SslBundleProperty;
import io.diset.security.TlsEndpoint;
import io.diset.server.ServerListener;

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
	 * @throws io.diset.boot.autoconfigure.UnknownSslBundleException if there is no bundle
	 * of that name
	 * @throws io.diset.boot.autoconfigure.UnusableSslBundleException if the bundle lacks
	 * something
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
		return new TlsEndpoint(BundleSslContexts.forServer(this.bundles, bundle, ssl.getClientAuth()),
				ssl.getHandshakeTimeout(), this.executor);
	}

	private static String subject(String listener) {
		return listener.equals(ServerListener.DEFAULT_NAME) ? "The DISET server"
				: "Listener '%s' of the DISET server".formatted(listener);
	}

}
