package io.diset.boot.autoconfigure.ssl;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Collections;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/**
 * What a bundle must have to be of use.
 */
final class BundleRequirements {

	private BundleRequirements() {
	}

	// Without a trust store, the JDK would trust all public authorities: anybody with a
	// certificate of a web server would be authenticated
	static void requireTrust(SslBundle bundle, String bundleName) {
		SslStoreBundle stores = bundle.getStores();
		if (stores != null && stores.getKeyStore() != null && stores.getTrustStore() == null) {
			throw new UnusableSslBundleException(bundleName,
					"has no trust store: nothing says whose clients may connect",
					"Name the authorities whose clients may connect, as in 'spring.ssl.bundle.pem.%s.truststore.certificate'."
						.formatted(bundleName));
		}
	}

	// Without a key, every handshake would fail, and only then
	static void requireKey(SslBundle bundle, String bundleName) {
		SslStoreBundle stores = bundle.getStores();
		if (stores != null && !hasKey(stores)) {
			throw new UnusableSslBundleException(bundleName, "has no private key: the server cannot show who it is",
					"Name its certificate and key, as in 'spring.ssl.bundle.pem.%s.keystore.certificate' and "
						.formatted(bundleName)
							+ "'spring.ssl.bundle.pem.%s.keystore.private-key'.".formatted(bundleName));
		}
	}

	// Who sees a proxy cannot use it without its key, but a service that pretends to be
	// another one could be told what is meant for that one
	static void requireNoProxy(SslBundle bundle, String bundleName) {
		OwnCertificates.all(bundle).stream().filter(OwnCertificates::isProxy).findFirst().ifPresent((proxy) -> {
			throw new UnusableSslBundleException(bundleName,
					"has a proxy, '%s', which must not be shown to a service that is not verified"
						.formatted(proxy.name()),
					"Set the property 'ssl.verify-host-name' of the client to true. If a test needs it to be false, "
							+ "use a certificate that was made for the test.");
		});
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

}
