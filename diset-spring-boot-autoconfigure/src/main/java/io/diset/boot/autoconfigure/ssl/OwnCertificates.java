package io.diset.boot.autoconfigure.ssl;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import io.diset.security.DistinguishedName;
import io.diset.security.PeerPrincipal;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/**
 * The certificates that the owner of an SSL bundle shows to others.
 *
 * @param chain the certificates, the owner's own first
 */
record OwnCertificates(List<X509Certificate> chain) {

	OwnCertificates {
		chain = List.copyOf(chain);
	}

	/**
	 * Find the certificates of a bundle. Of several, those are returned that are valid
	 * for the longest time.
	 * @param bundle the bundle
	 * @return the certificates, or {@code null} if there are none, or the bundle does not
	 * tell
	 */
	static @Nullable OwnCertificates of(SslBundle bundle) {
		return all(bundle).stream().max(Comparator.comparing(OwnCertificates::validUntil)).orElse(null);
	}

	/**
	 * Find all certificates that may be shown.
	 * @param bundle the bundle
	 * @return the certificates of each key, empty if the bundle does not tell
	 */
	static List<OwnCertificates> all(SslBundle bundle) {
		SslStoreBundle stores = bundle.getStores();
		KeyStore keys = (stores != null) ? stores.getKeyStore() : null;
		try {
			return (keys != null) ? all(keys, bundle.getKey().getAlias()) : List.of();
		}
		catch (KeyStoreException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<OwnCertificates> all(KeyStore keys, @Nullable String alias) throws KeyStoreException {
		List<OwnCertificates> found = new ArrayList<>();
		for (String candidate : (alias != null) ? List.of(alias) : Collections.list(keys.aliases())) {
			Certificate[] chain = keys.getCertificateChain(candidate);
			if (chain != null && chain.length > 0) {
				found.add(new OwnCertificates(Arrays.stream(chain).map((each) -> (X509Certificate) each).toList()));
			}
		}
		return found;
	}

	/**
	 * Return the name of the owner's own certificate.
	 * @return the distinguished name
	 */
	String name() {
		return DistinguishedName.of(leaf().getSubjectX500Principal());
	}

	/**
	 * Return until when all of the certificates are valid.
	 * @return the end of the first that expires
	 */
	Instant validUntil() {
		return this.chain.stream()
			.map((certificate) -> certificate.getNotAfter().toInstant())
			.min(Comparator.naturalOrder())
			.orElseThrow();
	}

	/**
	 * Return whether they are a proxy, which its holder can act with in the name of a
	 * user.
	 * @return whether they are a proxy
	 */
	boolean isProxy() {
		return PeerPrincipal.isProxy(leaf());
	}

	private X509Certificate leaf() {
		return this.chain.get(0);
	}

}
