package io.diset.boot.autoconfigure.ssl;

import java.security.KeyStore;
import java.util.function.Supplier;

import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;

/**
 * What a bundle trusts.
 *
 * @param factory has the trust manager
 * @param store gives the authorities
 */
record BundleTrust(TrustManagerFactory factory, Supplier<@Nullable KeyStore> store) {

	/**
	 * Return what another bundle trusts.
	 * @param bundle the other bundle
	 * @return what it trusts
	 */
	static BundleTrust of(SslBundle bundle) {
		return new BundleTrust(bundle.getManagers().getTrustManagerFactory(), () -> bundle.getStores().getTrustStore());
	}

}
