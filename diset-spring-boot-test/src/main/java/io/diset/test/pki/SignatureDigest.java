package io.diset.test.pki;

import java.security.PrivateKey;

/**
 * The digests that certificates for tests can be signed with, good ones and broken ones.
 *
 * @since 0.1.0
 */
public enum SignatureDigest {

	/**
	 * SHA-256.
	 */
	SHA256,

	/**
	 * SHA-512. It is too long for RSA of 512 bits.
	 */
	SHA512,

	/**
	 * SHA-1, which is broken.
	 */
	SHA1,

	/**
	 * MD5, which is broken. Only an issuer with an RSA key can use it.
	 */
	MD5;

	String signatureAlgorithm(PrivateKey key) {
		return this + "with" + ("EC".equals(key.getAlgorithm()) ? "ECDSA" : key.getAlgorithm());
	}

}
