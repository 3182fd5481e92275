package io.diset.security;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;

/**
 * Decides again, after each handshake, whether the chain of a peer deserves trust: a TLS
 * session that is resumed never asks the trust manager, so that a peer whose certificate
 * has expired or was revoked meanwhile would stay welcome.
 * <p>
 * Called by threads of an executor, several at a time, so that it may block; by event
 * loops only if it says that it does not.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PeerVerifier {

	/**
	 * Check the chain of a peer.
	 * @param chain the certificates as the peer presented them, its own first
	 * @throws CertificateException if the peer must be refused, see
	 * {@link ChainRefusedException}
	 */
	void verify(List<X509Certificate> chain) throws CertificateException;

	/**
	 * Return whether {@link #verify} may block, or take long.
	 * @return {@code true} by default; {@code false} if event loops may call it
	 */
	default boolean mayBlock() {
		return true;
	}

	/**
	 * Return a verifier for chains that the trust manager of an ordinary SSL bundle has
	 * accepted: it refuses certificates that have expired, or are not valid yet, and
	 * leaves everything else to the rules of their authorities.
	 * @return a verifier that does not block
	 */
	static PeerVerifier validity() {
		return new Validity(InstantSource.system());
	}

}
