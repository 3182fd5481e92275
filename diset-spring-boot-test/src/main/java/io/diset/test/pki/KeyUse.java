package io.diset.test.pki;

import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * The uses that the extension <em>keyUsage</em> of a certificate can allow.
 *
 * @since 0.1.0
 */
public enum KeyUse {

	/**
	 * Signing of handshakes, which TLS wants.
	 */
	DIGITAL_SIGNATURE(KeyUsage.digitalSignature),

	/**
	 * Signing of statements that cannot be taken back.
	 */
	NON_REPUDIATION(KeyUsage.nonRepudiation),

	/**
	 * Encryption of keys, which the oldest ways of RSA in TLS want.
	 */
	KEY_ENCIPHERMENT(KeyUsage.keyEncipherment),

	/**
	 * Encryption of data.
	 */
	DATA_ENCIPHERMENT(KeyUsage.dataEncipherment),

	/**
	 * Agreement on keys.
	 */
	KEY_AGREEMENT(KeyUsage.keyAgreement),

	/**
	 * Signing of certificates, by an authority.
	 */
	CERTIFICATE_SIGNING(KeyUsage.keyCertSign),

	/**
	 * Signing of revocation lists, by an authority.
	 */
	CRL_SIGNING(KeyUsage.cRLSign);

	private final int bit;

	KeyUse(int bit) {
		this.bit = bit;
	}

	static KeyUsage extension(KeyUse... uses) {
		int bits = 0;
		for (KeyUse use : uses) {
			bits |= use.bit;
		}
		return new KeyUsage(bits);
	}

}
