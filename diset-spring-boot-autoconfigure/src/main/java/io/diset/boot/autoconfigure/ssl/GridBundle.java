package io.diset.boot.autoconfigure.ssl;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;

/**
 * A registered bundle whose keys and trust are updated one without the other. Safe for
 * use by several threads.
 */
final class GridBundle {

	private final String name;

	private final GridSslBundleProperties properties;

	private final SslBundleRegistry registry;

	private BundleKeys keys;

	private BundleTrust trust;

	/**
	 * Create a bundle that is not registered yet.
	 * @param name its name
	 * @param properties its properties
	 * @param registry where to register it
	 * @param keys what it shows
	 * @param trust what it trusts
	 */
	GridBundle(String name, GridSslBundleProperties properties, SslBundleRegistry registry, BundleKeys keys,
			BundleTrust trust) {
		this.name = name;
		this.properties = properties;
		this.registry = registry;
		this.keys = keys;
		this.trust = trust;
	}

	synchronized void register() {
		this.registry.registerBundle(this.name, bundle(this.keys, this.trust));
	}

	synchronized void update(BundleKeys keys) {
		SslBundle bundle = bundle(keys, this.trust);
		this.keys = keys;
		this.registry.updateBundle(this.name, bundle);
	}

	synchronized void update(BundleTrust trust) {
		SslBundle bundle = bundle(this.keys, trust);
		this.trust = trust;
		this.registry.updateBundle(this.name, bundle);
	}

	private SslBundle bundle(BundleKeys keys, BundleTrust trust) {
		GridSslBundleProperties.Options options = this.properties.getOptions();
		return SslBundle.of(new CredentialStores(keys.stores(), trust.store(), keys.source()), keys.key(),
				SslOptions.of(options.getCiphers(), options.getEnabledProtocols()), this.properties.getProtocol(),
				SslManagerBundle.of(keys.factory(), trust.factory()));
	}

}
