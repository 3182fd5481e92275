package io.diset.boot.autoconfigure.ssl;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

import io.diset.security.PeerVerifier;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;

/**
 * Gives the TLS context of an SSL bundle, made anew whenever the bundle is updated. A
 * bundle that cannot be used after an update leaves the context before in place. Safe for
 * use by several threads.
 *
 * @since 0.1.0
 */
public final class BundleSslContexts implements Supplier<SslContext> {

	private static final Logger logger = LoggerFactory.getLogger(BundleSslContexts.class);

	private final SslBundles bundles;

	private final String keys;

	private final String trust;

	private final TlsProvider provider;

	private final ContextFactory factory;

	private volatile BundleSslContext current;

	private BundleSslContexts(SslBundles bundles, String keys, String trust, TlsProvider provider,
			ContextFactory factory) {
		this.bundles = bundles;
		this.keys = keys;
		this.trust = trust;
		this.provider = provider;
		this.factory = factory;
		this.current = create();
	}

	/**
	 * Give the contexts of a service.
	 * @param bundles the bundles
	 * @param bundleName the name of the bundle
	 * @param clientAuth whether clients have to show a certificate
	 * @param provider whose implementation of TLS is used
	 * @return gives the context for the next connection
	 * @throws org.springframework.boot.ssl.NoSuchSslBundleException if there is no such
	 * bundle
	 * @throws UnusableSslBundleException if the bundle lacks a key, or the authorities of
	 * clients, or cannot be used with the provider
	 * @throws IllegalStateException if the bundle cannot be used
	 */
	public static BundleSslContexts forServer(SslBundles bundles, String bundleName, ClientAuth clientAuth,
			TlsProvider provider) {
		return forServerName(bundles, bundleName, bundleName, clientAuth, provider);
	}

	/**
	 * Give the contexts of a service for clients that want it by one of its names.
	 * Whatever the name, the same clients are trusted.
	 * @param bundles the bundles
	 * @param keys the name of the bundle with the certificate that is shown
	 * @param trust the name of the bundle that says which clients are trusted
	 * @param clientAuth whether clients have to show a certificate
	 * @param provider whose implementation of TLS is used
	 * @return gives the context for the next connection
	 * @throws org.springframework.boot.ssl.NoSuchSslBundleException if there is no such
	 * bundle
	 * @throws UnusableSslBundleException if a bundle lacks a key, or the authorities of
	 * clients, or cannot be used with the provider
	 * @throws IllegalStateException if a bundle cannot be used
	 */
	public static BundleSslContexts forServerName(SslBundles bundles, String keys, String trust, ClientAuth clientAuth,
			TlsProvider provider) {
		return create(new BundleSslContexts(bundles, keys, trust, provider, (bundle) -> {
			BundleRequirements.requireKey(bundle, keys);
			if (clientAuth != ClientAuth.NONE) {
				BundleRequirements.requireTrust(bundles.getBundle(trust), trust);
			}
			return SslContextBuilder.forServer(bundle.getManagers().getKeyManagerFactory()).clientAuth(clientAuth);
		}));
	}

	/**
	 * Give the contexts of a client that verifies the names of hosts.
	 * @param bundles the bundles
	 * @param bundleName the name of the bundle
	 * @param provider whose implementation of TLS is used
	 * @return gives the context for the next connection
	 * @throws org.springframework.boot.ssl.NoSuchSslBundleException if there is no such
	 * bundle
	 * @throws UnusableSslBundleException if the bundle cannot be used with the provider
	 * @throws IllegalStateException if the bundle cannot be used
	 */
	public static BundleSslContexts forClient(SslBundles bundles, String bundleName, TlsProvider provider) {
		return forClient(bundles, bundleName, provider, (bundle) -> {
		});
	}

	/**
	 * Give the contexts of a client for tests, which does not verify the names of hosts.
	 * @param bundles the bundles
	 * @param bundleName the name of the bundle
	 * @param provider whose implementation of TLS is used
	 * @return gives the context for the next connection
	 * @throws org.springframework.boot.ssl.NoSuchSslBundleException if there is no such
	 * bundle
	 * @throws UnusableSslBundleException if the bundle has a proxy, or cannot be used
	 * with the provider
	 * @throws IllegalStateException if the bundle cannot be used
	 */
	public static BundleSslContexts forUnverifiedHosts(SslBundles bundles, String bundleName, TlsProvider provider) {
		return forClient(bundles, bundleName, provider,
				(bundle) -> BundleRequirements.requireNoProxy(bundle, bundleName));
	}

	private static BundleSslContexts forClient(SslBundles bundles, String bundleName, TlsProvider provider,
			Consumer<SslBundle> requirement) {
		return create(new BundleSslContexts(bundles, bundleName, bundleName, provider, (bundle) -> {
			requirement.accept(bundle);
			return SslContextBuilder.forClient().keyManager(bundle.getManagers().getKeyManagerFactory());
		}));
	}

	private static BundleSslContexts create(BundleSslContexts contexts) {
		contexts.bundles.addBundleUpdateHandler(contexts.keys, (bundle) -> contexts.update(contexts.keys));
		if (!contexts.trust.equals(contexts.keys)) {
			contexts.bundles.addBundleUpdateHandler(contexts.trust, (bundle) -> contexts.update(contexts.trust));
		}
		return contexts;
	}

	/**
	 * Return the context for the next connection. If certificates have expired, a service
	 * goes on with them, which is logged once.
	 * @throws UnusableSslBundleException if the certificates of a client have expired
	 */
	@Override
	public SslContext get() {
		return this.current.usable();
	}

	/**
	 * Return what checks the chain of a peer after each handshake: the trust manager that
	 * the bundle has at that time, where it can do so, else nothing but the validity of
	 * the certificates.
	 * @return the verifier
	 */
	public PeerVerifier verifier() {
		return new PeerVerifier() {

			@Override
			public void verify(List<X509Certificate> chain) throws CertificateException {
				current().verify(chain);
			}

			@Override
			public boolean mayBlock() {
				return current().mayBlock();
			}

			private PeerVerifier current() {
				return BundleSslContexts.this.current.verifier();
			}

		};
	}

	private synchronized void update(String renewed) {
		try {
			this.current = create();
			logger.info("New connections use the renewed SSL bundle '{}'", renewed);
		}
		catch (RuntimeException ex) {
			logger.error("The renewed SSL bundle '{}' cannot be used: new connections use the one before", renewed, ex);
		}
	}

	private BundleSslContext create() {
		SslBundle bundle = this.bundles.getBundle(this.keys);
		SslBundle trust = this.bundles.getBundle(this.trust);
		SslOptions options = bundle.getOptions();
		TrustManagerFactory trustManagers = trust.getManagers().getTrustManagerFactory();
		try {
			SslContext context = this.factory.builder(bundle)
				.sslProvider(this.provider.choose(this.trust, trustManagers))
				.trustManager(trustManagers)
				.ciphers(SslOptions.asSet(options.getCiphers()))
				.protocols(options.getEnabledProtocols())
				.build();
			return new BundleSslContext(this.keys, context, bundle, trust);
		}
		catch (SSLException ex) {
			throw new IllegalStateException("SSL bundle '%s' cannot be used".formatted(this.keys), ex);
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
