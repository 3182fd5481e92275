package io.diset.boot.autoconfigure;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Collections;
import java.util.function.Supplier;

import javax.net.ssl.SSLException;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;

/**
 * Gives the TLS context of an SSL bundle, made anew whenever the bundle is updated. A
 * bundle that cannot be used after an update leaves the context before in place. Safe for
 * use by several threads.
 *
 * @since 0.1.0
 */
public final class BundleSslContexts implements Supplier<SslContext> {

	private static final Logger logger = LoggerFactory.getLogger(BundleSslContexts.class);

	private final String bundleName;

	private final ContextFactory factory;

	private volatile SslContext current;

	private BundleSslContexts(SslBundles bundles, String bundleName, ContextFactory factory) {
		this.bundleName = bundleName;
		this.factory = factory;
		this.current = create(bundles.getBundle(bundleName));
	}

	/**
	 * Give the contexts of a service.
	 * @param bundles the bundles
	 * @param bundleName the name of the bundle
	 * @param clientAuth whether clients have to show a certificate
	 * @return gives the context for the next connection
	 * @throws org.springframework.boot.ssl.NoSuchSslBundleException if there is no such
	 * bundle
	 * @throws UnusableSslBundleException if the bundle lacks a key, or the authorities of
	 * clients
	 * @throws IllegalStateException if the bundle cannot be used
	 */
	public static BundleSslContexts forServer(SslBundles bundles, String bundleName, ClientAuth clientAuth) {
		return create(bundles, bundleName, (bundle) -> {
			requireKey(bundle, bundleName);
			if (clientAuth != ClientAuth.NONE) {
				requireTrust(bundle, bundleName);
			}
			return SslContextBuilder.forServer(bundle.getManagers().getKeyManagerFactory()).clientAuth(clientAuth);
		});
	}

	// Without a trust store, the JDK would trust all public authorities: anybody with a
	// certificate of a web server would be authenticated
	private static void requireTrust(SslBundle bundle, String bundleName) {
		SslStoreBundle stores = bundle.getStores();
		if (stores != null && stores.getKeyStore() != null && stores.getTrustStore() == null) {
			throw new UnusableSslBundleException(bundleName,
					"has no trust store: nothing says whose clients may connect",
					"Name the authorities whose clients may connect, as in 'spring.ssl.bundle.pem.%s.truststore.certificate'."
						.formatted(bundleName));
		}
	}

	// Without a key, every handshake would fail, and only then
	private static void requireKey(SslBundle bundle, String bundleName) {
		SslStoreBundle stores = bundle.getStores();
		if (stores != null && !hasKey(stores)) {
			throw new UnusableSslBundleException(bundleName, "has no private key: the server cannot show who it is",
					"Name its certificate and key, as in 'spring.ssl.bundle.pem.%s.keystore.certificate' and "
						.formatted(bundleName)
							+ "'spring.ssl.bundle.pem.%s.keystore.private-key'.".formatted(bundleName));
		}
	}

	// A bundle without any store has key managers of its own
	private static boolean hasKey(SslStoreBundle stores) {
		KeyStore keys = stores.getKeyStore();
		if (keys == null) {
			return stores.getTrustStore() == null;
		}
		try {
			for (String alias : Collections.list(keys.aliases())) {
				if (keys.isKeyEntry(alias)) {
					return true;
				}
			}
			return false;
		}
		catch (KeyStoreException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Give the contexts of a client.
	 * @param bundles the bundles
	 * @param bundleName the name of the bundle
	 * @return gives the context for the next connection
	 * @throws org.springframework.boot.ssl.NoSuchSslBundleException if there is no such
	 * bundle
	 * @throws IllegalStateException if the bundle cannot be used
	 */
	public static BundleSslContexts forClient(SslBundles bundles, String bundleName) {
		return create(bundles, bundleName,
				(bundle) -> SslContextBuilder.forClient().keyManager(bundle.getManagers().getKeyManagerFactory()));
	}

	private static BundleSslContexts create(SslBundles bundles, String bundleName, ContextFactory factory) {
		BundleSslContexts contexts = new BundleSslContexts(bundles, bundleName, factory);
		bundles.addBundleUpdateHandler(bundleName, contexts::update);
		return contexts;
	}

	/**
	 * Return the context for the next connection.
	 */
	@Override
	public SslContext get() {
		return this.current;
	}

	private void update(SslBundle bundle) {
		try {
			this.current = create(bundle);
			logger.info("New connections use the renewed SSL bundle '{}'", this.bundleName);
		}
		catch (RuntimeException ex) {
			logger.error("The renewed SSL bundle '{}' cannot be used: new connections use the one before",
					this.bundleName, ex);
		}
	}

	private SslContext create(SslBundle bundle) {
		SslOptions options = bundle.getOptions();
		try {
			return this.factory.builder(bundle)
				.sslProvider(SslProvider.JDK)
				.trustManager(bundle.getManagers().getTrustManagerFactory())
				.ciphers(SslOptions.asSet(options.getCiphers()))
				.protocols(options.getEnabledProtocols())
				.build();
		}
		catch (SSLException ex) {
			throw new IllegalStateException("SSL bundle '%s' cannot be used".formatted(this.bundleName), ex);
		}
	}

	/**
	 * Begins to build a context.
	 */
	@FunctionalInterface
	private interface ContextFactory {

		SslContextBuilder builder(SslBundle bundle);

	}

}
