package io.diset.boot.autoconfigure.ssl;

import java.util.Objects;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;

/**
 * The bundles that a grid bundle is made of.
 *
 * @param bundleName the name of the grid bundle
 * @param registry has the other ones
 */
record OtherBundles(String bundleName, SslBundleRegistry registry) {

	private static final Logger logger = LoggerFactory.getLogger(GridSslBundles.class);

	/**
	 * Return another bundle.
	 * @param property the property that names it
	 * @param other its name
	 * @return the bundle
	 * @throws UnknownSslBundleException if there is no such bundle yet
	 */
	SslBundle get(String property, @Nullable String other) {
		String name = Objects.requireNonNull(other);
		new SslBundleProperty(CredentialFiles.property(this.bundleName, property), name).requireIn(bundles());
		return bundles().getBundle(name);
	}

	/**
	 * Follow another bundle.
	 * @param other its name, or {@code null} for none
	 * @param update gets the bundle and its name whenever it is updated
	 */
	void onUpdate(@Nullable String other, BiConsumer<SslBundle, String> update) {
		if (other != null) {
			bundles().addBundleUpdateHandler(other, (bundle) -> update(bundle, other, update));
		}
	}

	// Who updates the other bundle has nothing to do with this one
	private void update(SslBundle bundle, String other, BiConsumer<SslBundle, String> update) {
		try {
			update.accept(bundle, other);
		}
		catch (RuntimeException ex) {
			logger.error("SSL bundle '{}' stays as it was: the renewed SSL bundle '{}' cannot be used for it",
					this.bundleName, other, ex);
		}
	}

	private SslBundles bundles() {
		if (this.registry instanceof SslBundles bundles) {
			return bundles;
		}
		throw new UnusableSslBundleException(this.bundleName, "is made of another bundle, which cannot be looked up",
				"Let the bean of type SslBundleRegistry implement SslBundles too, as that of Boot does.");
	}

}
