package io.diset.boot.autoconfigure.ssl;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;

/**
 * Tells whether a private key belongs to a public one.
 */
final class KeyPairCheck {

	private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "DSA",
			"SHA256withDSA", "EdDSA", "EdDSA");

	private KeyPairCheck() {
	}

	/**
	 * Tell whether two keys belong together, by a signature. Keys of an unknown kind are
	 * taken for such.
	 * @param publicKey the public key
	 * @param privateKey the private key
	 * @return whether they belong together
	 */
	static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) {
		String algorithm = SIGNATURES.get(publicKey.getAlgorithm());
		if (algorithm == null) {
			return true;
		}
		try {
			Signature signature = Signature.getInstance(algorithm);
			signature.initSign(privateKey);
			byte[] signed = signature.sign();
			signature.initVerify(publicKey);
			return signature.verify(signed);
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

}
