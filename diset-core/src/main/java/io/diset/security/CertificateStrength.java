package io.diset.security;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PSSParameterSpec;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Refuses keys that are too short and signatures that can be forged. The TLS of the JDK
 * has such rules of its own, but asks them only of trust managers that it wraps, and
 * OpenSSL has others.
 */
final class CertificateStrength {

	private static final int MIN_MODULUS = 2048;

	private static final int MIN_CURVE = 256;

	private static final String PSS = "1.2.840.113549.1.1.10";

	/**
	 * The signatures of NIST with SHA-2 and SHA-3.
	 */
	private static final String NIST_SIGNATURES = "2.16.840.1.101.3.4.3.";

	/**
	 * RSA and ECDSA with SHA-2, and those of Edwards curves.
	 */
	private static final Set<String> SIGNATURES = Set.of("1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12",
			"1.2.840.113549.1.1.13", "1.2.840.113549.1.1.14", "1.2.840.113549.1.1.15", "1.2.840.113549.1.1.16",
			"1.2.840.10045.4.3.1", "1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4", "1.3.101.112",
			"1.3.101.113");

	private static final Set<String> WEAK_DIGESTS = Set.of("MD2", "MD4", "MD5", "SHA1", "SHA-1");

	private CertificateStrength() {
	}

	/**
	 * Refuse a certificate with a weak key or a weak signature.
	 * @param certificate the certificate
	 * @param depth its position in the chain
	 * @throws ChainRefusedException if it is weak
	 */
	static void check(X509Certificate certificate, int depth) throws ChainRefusedException {
		PublicKey key = certificate.getPublicKey();
		int bits = bits(key);
		if (bits < ((key instanceof ECKey) ? MIN_CURVE : MIN_MODULUS)) {
			throw new ChainRefusedException("weakKey", depth, certificate,
					(bits > 0) ? "a key of %s with %d bits is too short".formatted(key.getAlgorithm(), bits)
							: "a key of %s is not known".formatted(key.getAlgorithm()));
		}
		if (!isStrongSignature(certificate)) {
			throw new ChainRefusedException("weakSignature", depth, certificate,
					"a signature with %s is too weak".formatted(certificate.getSigAlgName()));
		}
	}

	private static int bits(PublicKey key) {
		if (key instanceof RSAKey rsa) {
			return rsa.getModulus().bitLength();
		}
		if (key instanceof ECKey curve) {
			return curve.getParams().getCurve().getField().getFieldSize();
		}
		if (key instanceof EdECKey) {
			return Integer.MAX_VALUE;
		}
		return (key instanceof DSAKey dsa && dsa.getParams() != null) ? dsa.getParams().getP().bitLength() : 0;
	}

	private static boolean isStrongSignature(X509Certificate certificate) {
		String algorithm = certificate.getSigAlgOID();
		if (algorithm.equals(PSS)) {
			return !WEAK_DIGESTS.contains(pssDigest(certificate.getSigAlgParams()));
		}
		return SIGNATURES.contains(algorithm) || algorithm.startsWith(NIST_SIGNATURES);
	}

	private static String pssDigest(byte @Nullable [] encoded) {
		if (encoded == null) {
			return PSSParameterSpec.DEFAULT.getDigestAlgorithm();
		}
		try {
			AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
			parameters.init(encoded);
			return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalArgumentException("Malformed parameters of a signature", ex);
		}
	}

}
