package io.diset.test.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * What one authority has revoked.
 */
final class RevocationList {

	private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();

	private final AtomicLong numbers = new AtomicLong();

	void add(BigInteger serialNumber) {
		this.revoked.put(serialNumber, Instant.now());
	}

	X509CRL sign(Credential authority, Instant thisUpdate, Instant nextUpdate) {
		X509v2CRLBuilder builder = new X509v2CRLBuilder(authority.name(), Date.from(thisUpdate));
		builder.setNextUpdate(Date.from(nextUpdate));
		this.revoked.forEach((number, since) -> builder.addCRLEntry(number, Date.from(since), CRLReason.unspecified));
		try {
			builder.addExtension(Extension.authorityKeyIdentifier, false,
					new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.certificate().getPublicKey()));
			builder.addExtension(Extension.cRLNumber, false,
					new CRLNumber(BigInteger.valueOf(this.numbers.incrementAndGet())));
			String algorithm = SignatureDigest.SHA256.signatureAlgorithm(authority.privateKey());
			byte[] encoded = builder.build(new JcaContentSignerBuilder(algorithm).build(authority.privateKey()))
				.getEncoded();
			return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded));
		}
		catch (IOException | GeneralSecurityException | OperatorCreationException ex) {
			throw new IllegalStateException("A revocation list for tests cannot be made", ex);
		}
	}

}
