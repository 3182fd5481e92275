package io.diset.boot.autoconfigure.ssl;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.TrustManager;

import io.diset.security.PeerVerifier;
import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ssl.SslBundle;

/**
 * A TLS context, and what is known of the bundle that it was made of.
 *
 * @param bundleName the name of the bundle with the keys
 * @param context the context
 * @param own the certificates that are shown, or {@code null} if there are none, or they
 * are not known
 * @param source where they come from, or empty
 * @param verifier checks the chain of a peer after each handshake
 * @param reported whether it has been said that the certificates have expired
 */
record BundleSslContext(String bundleName, SslContext context, @Nullable OwnCertificates own, String source,
		PeerVerifier verifier, AtomicBoolean reported) {

	private static final Logger logger = LoggerFactory.getLogger(BundleSslContexts.class);

	/**
	 * Create a context.
	 * @param bundleName the name of the bundle with the keys
	 * @param context the context
	 * @param keys the bundle with the keys
	 * @param trust the bundle with the trust
	 */
	BundleSslContext(String bundleName, SslContext context, SslBundle keys, SslBundle trust) {
		this(bundleName, context, OwnCertificates.of(keys),
				(keys.getStores() instanceof CredentialStores stores) ? stores.source() : "", verifier(trust),
				new AtomicBoolean());
	}

	private static PeerVerifier verifier(SslBundle trust) {
		for (TrustManager manager : trust.getManagers().getTrustManagers()) {
			if (manager instanceof PeerVerifier verifier) {
				return verifier;
			}
		}
		return PeerVerifier.validity();
	}

	/**
	 * Return the context for a connection. Peers refuse a certificate that has expired: a
	 * client can say so by itself, while a server can only go on.
	 * @return the context
	 * @throws UnusableSslBundleException if it is one of a client whose certificates have
	 * expired
	 */
	SslContext usable() {
		if (this.own != null && !Instant.now().isBefore(this.own.validUntil())) {
			expired(this.own);
		}
		return this.context;
	}

	private void expired(OwnCertificates own) {
		UnusableSslBundleException failure = UnusableSslBundleException.expired(this.bundleName, own, this.source);
		if (this.context.isClient()) {
			throw failure;
		}
		if (this.reported.compareAndSet(false, true)) {
			logger.error("{}. Clients will refuse to connect. {}", failure.getMessage(), failure.getAction());
		}
	}

}
