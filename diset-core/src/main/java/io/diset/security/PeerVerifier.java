package io.diset.security;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Verifies the certificates of a peer after every handshake.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PeerVerifier {

	/**
	 * Verify a chain. May block.
	 * @param chain the chain
	 * @throws CertificateException if it is not trusted
	 */
	void verify(List<X509Certificate> chain) throws CertificateException;

}
