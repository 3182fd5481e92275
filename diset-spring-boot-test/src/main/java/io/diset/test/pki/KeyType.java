package io.diset.test.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/**
 * The keys that certificates for tests can have, good ones and weak ones.
 *
 * @since 0.1.0
 */
public enum KeyType {

	/**
	 * An elliptic curve of 256 bits, which is made fast.
	 */
	EC_P256("EC", 256),

	/**
	 * An elliptic curve of 384 bits.
	 */
	EC_P384("EC", 384),

	/**
	 * RSA of 2048 bits, the smallest that is thought safe. It takes a while to make one.
	 */
	RSA_2048("RSA", 2048),

	/**
	 * RSA of 1024 bits, which must be refused.
	 */
	RSA_1024("RSA", 1024),

	/**
	 * RSA of 512 bits, which must be refused. It is too short to sign the handshakes of
	 * TLS 1.3.
	 */
	RSA_512("RSA", 512);

	private final String algorithm;

	private final int bits;

	KeyType(String algorithm, int bits) {
		this.algorithm = algorithm;
		this.bits = bits;
	}

	KeyPair generate() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance(this.algorithm);
			generator.initialize(this.bits);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("A key for tests cannot be made", ex);
		}
	}

}
