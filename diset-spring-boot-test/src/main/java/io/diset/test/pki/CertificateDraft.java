package io.diset.test.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that is about to be made.
 */
final class CertificateDraft {

	private static final SecureRandom RANDOM = new SecureRandom();

	private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();

	private final Set<ASN1ObjectIdentifier> unwanted = new HashSet<>();

	private X500Name subject;

	private Instant notBefore;

	private Instant notAfter;

	private BigInteger serialNumber = BigInteger.valueOf(RANDOM.nextLong() >>> 2);

	private KeyType keyType = KeyType.EC_P256;

	private SignatureDigest digest = SignatureDigest.SHA256;

	private @Nullable X500Name issuer;

	private @Nullable PrivateKey signer;

	CertificateDraft(X500Name subject, Instant notBefore, Instant notAfter) {
		this.subject = subject;
		this.notBefore = notBefore;
		this.notAfter = notAfter;
	}

	BigInteger serialNumber() {
		return this.serialNumber;
	}

	void subject(X500Name subject) {
		this.subject = subject;
	}

	void notBefore(Instant notBefore) {
		this.notBefore = notBefore;
	}

	void notAfter(Instant notAfter) {
		this.notAfter = notAfter;
	}

	void serialNumber(BigInteger serialNumber) {
		this.serialNumber = serialNumber;
	}

	void keyType(KeyType keyType) {
		this.keyType = keyType;
	}

	void digest(SignatureDigest digest) {
		this.digest = digest;
	}

	void issuer(X500Name issuer) {
		this.issuer = issuer;
	}

	void signer(PrivateKey signer) {
		this.signer = signer;
	}

	void extension(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
		try {
			this.extensions.put(type, Extension.create(type, critical, value));
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("Extension %s cannot be encoded".formatted(type), ex);
		}
	}

	void extension(ASN1ObjectIdentifier type, boolean critical, byte[] value) {
		this.extensions.put(type, new Extension(type, critical, value));
	}

	void withoutExtension(ASN1ObjectIdentifier type) {
		this.extensions.remove(type);
		this.unwanted.add(type);
	}

	/**
	 * Make the certificate.
	 * @param issuer who issues it, or {@code null} if it is to be signed by its own key
	 * @return the certificate with its key
	 */
	Credential issue(@Nullable Credential issuer) {
		KeyPair keys = this.keyType.generate();
		PrivateKey signingKey = (issuer != null) ? issuer.privateKey() : keys.getPrivate();
		X500Name issuerName = (issuer != null) ? issuer.name() : this.subject;
		try {
			linkByKeys(keys, issuer);
			X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
					(this.issuer != null) ? this.issuer : issuerName, this.serialNumber, Date.from(this.notBefore),
					Date.from(this.notAfter), this.subject,
					SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
			for (Extension extension : this.extensions.values()) {
				builder.addExtension(extension);
			}
			X509Certificate certificate = sign(builder, (this.signer != null) ? this.signer : signingKey);
			return (issuer != null) ? issuer.issued(keys.getPrivate(), certificate)
					: Credential.selfSigned(keys.getPrivate(), certificate);
		}
		catch (IOException | GeneralSecurityException | OperatorCreationException ex) {
			throw new IllegalStateException("A certificate for tests cannot be made", ex);
		}
	}

	// The strict checks of OpenSSL, a default of newer Python versions, want certificates
	// to be linked by their keys
	private void linkByKeys(KeyPair keys, @Nullable Credential issuer) throws GeneralSecurityException {
		JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
		defaultExtension(Extension.subjectKeyIdentifier, extensions.createSubjectKeyIdentifier(keys.getPublic()));
		if (issuer != null) {
			defaultExtension(Extension.authorityKeyIdentifier,
					extensions.createAuthorityKeyIdentifier(issuer.certificate().getPublicKey()));
		}
	}

	private void defaultExtension(ASN1ObjectIdentifier type, ASN1Encodable value) {
		if (!this.extensions.containsKey(type) && !this.unwanted.contains(type)) {
			extension(type, false, value);
		}
	}

	private X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
			throws IOException, GeneralSecurityException, OperatorCreationException {
		byte[] encoded = builder.build(new JcaContentSignerBuilder(this.digest.signatureAlgorithm(key)).build(key))
			.getEncoded();
		return (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(encoded));
	}

}
