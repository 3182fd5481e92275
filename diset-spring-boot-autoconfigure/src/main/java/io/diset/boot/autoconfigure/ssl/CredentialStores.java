package io.diset.boot.autoconfigure.ssl;

import java.security.KeyStore;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslStoreBundle;

/**
 * The stores of a bundle whose keys and trust come from different places.
 *
 * @param keys has the keys
 * @param trust gives the authorities that are trusted
 * @param source where the keys come from, as the rest of a sentence that ends with them
 */
record CredentialStores(SslStoreBundle keys, Supplier<? extends @Nullable KeyStore> trust,
		String source) implements SslStoreBundle {

	@Override
	public @Nullable KeyStore getKeyStore() {
		return this.keys.getKeyStore();
	}

	@Override
	public @Nullable String getKeyStorePassword() {
		return this.keys.getKeyStorePassword();
	}

	@Override
	public @Nullable KeyStore getTrustStore() {
		return this.trust.get();
	}

	@Override
	public String toString() {
		return "keys%s".formatted(this.source);
	}

}
