package io.diset.boot.autoconfigure.ssl;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/**
 * A property that names an SSL bundle.
 *
 * @param property the name of the property
 * @param bundle the name of the bundle
 * @since 0.1.0
 */
public record SslBundleProperty(String property, String bundle) {

	/**
	 * Require that the bundle exists.
	 * @param bundles the bundles
	 * @throws UnknownSslBundleException if it does not
	 */
	public void requireIn(SslBundles bundles) {
		try {
			bundles.getBundle(this.bundle);
		}
		catch (NoSuchSslBundleException ex) {
			throw new UnknownSslBundleException(this, bundles.getBundleNames(), ex);
		}
	}

}
