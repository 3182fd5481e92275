package io.diset.boot.autoconfigure.ssl;

import javax.net.ssl.KeyManagerFactory;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;

/**
 * What a bundle shows to others.
 *
 * @param stores has the certificates and the key
 * @param key which of the keys is used
 * @param factory has the key manager
 * @param source where the keys come from, as the rest of a sentence that ends with them
 */
record BundleKeys(SslStoreBundle stores, SslBundleKey key, KeyManagerFactory factory, String source) {

	/**
	 * Return the keys of a bundle that shows nothing.
	 * @return no keys
	 */
	static BundleKeys none() {
		return of(SslStoreBundle.NONE, "");
	}

	/**
	 * Return the keys of files.
	 * @param store what is in the files
	 * @param source where they are
	 * @return the keys
	 */
	static BundleKeys of(PemSslStore store, String source) {
		return of(new PemSslStoreBundle(store, null), source);
	}

	private static BundleKeys of(SslStoreBundle stores, String source) {
		return new BundleKeys(stores, SslBundleKey.NONE,
				SslManagerBundle.from(stores, SslBundleKey.NONE).getKeyManagerFactory(), source);
	}

	/**
	 * Return the keys of another bundle.
	 * @param bundle the other bundle
	 * @param bundleName its name
	 * @return its keys
	 */
	static BundleKeys of(SslBundle bundle, String bundleName) {
		String source = (bundle.getStores() instanceof CredentialStores stores) ? stores.source()
				: " of SSL bundle '%s'".formatted(bundleName);
		return new BundleKeys(bundle.getStores(), bundle.getKey(), bundle.getManagers().getKeyManagerFactory(), source);
	}

}
