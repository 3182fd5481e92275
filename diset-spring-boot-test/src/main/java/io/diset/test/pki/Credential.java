package io.diset.test.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

import org.bouncycastle.asn1.x500.X500Name;

/**
 * A private key with its certificate and those of its issuers, up to but without the
 * root. Only a certificate that is signed by its own key comes alone.
 *
 * @param privateKey the key of the first certificate
 * @param chain the certificates, never empty
 * @param root whether the only certificate is the root
 */
record Credential(PrivateKey privateKey, List<X509Certificate> chain, boolean root) {

	static Credential selfSigned(PrivateKey privateKey, X509Certificate certificate) {
		return new Credential(privateKey, List.of(certificate), true);
	}

	Credential issued(PrivateKey issuedKey, X509Certificate certificate) {
		Stream<X509Certificate> issuers = this.root ? Stream.empty() : this.chain.stream();
		return new Credential(issuedKey, Stream.concat(Stream.of(certificate), issuers).toList(), false);
	}

	Credential withChain(List<X509Certificate> others) {
		return new Credential(this.privateKey, List.copyOf(others), false);
	}

	X509Certificate certificate() {
		return this.chain.get(0);
	}

	X500Name name() {
		return X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
	}

}
