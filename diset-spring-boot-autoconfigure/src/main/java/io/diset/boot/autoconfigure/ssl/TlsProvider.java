package io.diset.boot.autoconfigure.ssl;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;

/**
 * Whose implementation of TLS is used.
 *
 * @since 0.1.0
 */
public enum TlsProvider {

	/**
	 * OpenSSL if it is on the class path and can be used, else that of the JDK.
	 */
	AUTO,

	/**
	 * That of the JDK.
	 */
	JDK,

	/**
	 * OpenSSL, or BoringSSL, through {@code io.netty:netty-tcnative-boringssl-static} or
	 * another build of it.
	 */
	OPENSSL;

	/**
	 * Choose the implementation for a bundle.
	 * @param bundleName the name of the bundle
	 * @param trust decides which certificates are trusted
	 * @return the implementation
	 * @throws UnusableSslBundleException if OpenSSL is asked for and cannot be used
	 */
	SslProvider choose(String bundleName, TrustManagerFactory trust) {
		if (this == JDK) {
			return SslProvider.JDK;
		}
		boolean usable = isUsable(trust);
		if (this == AUTO) {
			return (OpenSsl.isAvailable() && usable) ? SslProvider.OPENSSL : SslProvider.JDK;
		}
		if (!OpenSsl.isAvailable()) {
			throw new UnusableSslBundleException(bundleName,
					"cannot be used with OpenSSL, which is not available: " + OpenSsl.unavailabilityCause(),
					"Add io.netty:netty-tcnative-boringssl-static to the class path, with a classifier for this platform, "
							+ "or set the property 'ssl.provider' to 'auto' or 'jdk'.");
		}
		if (!usable) {
			throw new UnusableSslBundleException(bundleName,
					"cannot be used with OpenSSL: its trust manager is no X509ExtendedTrustManager, "
							+ "so that nothing would verify host names",
					"Extend X509ExtendedTrustManager, or set the property 'ssl.provider' to 'auto' or 'jdk'.");
		}
		return SslProvider.OPENSSL;
	}

	// The JDK wraps other trust managers to verify more; Netty can do so for OpenSSL only
	// where it may look into the JDK
	private static boolean isUsable(TrustManagerFactory trust) {
		for (TrustManager manager : trust.getTrustManagers()) {
			if (manager instanceof X509TrustManager) {
				return manager instanceof X509ExtendedTrustManager;
			}
		}
		return false;
	}

}
