package io.diset.test.pki;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import javax.security.auth.x500.X500Principal;

import io.netty.util.NetUtil;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * What any certificate for tests can be told to be like. Nothing that is asked for is
 * refused because it makes no sense: tests need certificates that are wrong. Not safe for
 * use by several threads.
 *
 * @param <O> the type of the options
 * @since 0.1.0
 */
public abstract sealed class AbstractCertificateOptions<O extends AbstractCertificateOptions<O>>
		permits CertificateOptions, ProxyOptions {

	/**
	 * The extended key usage of a client of TLS.
	 */
	public static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";

	/**
	 * The extended key usage of a server of TLS.
	 */
	public static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

	private final CertificateDraft draft;

	AbstractCertificateOptions(CertificateDraft draft) {
		this.draft = draft;
	}

	/**
	 * Set the name of the owner.
	 * @param subject the name; made from bytes, it is written as it is
	 * @return these options
	 */
	public O subject(X500Principal subject) {
		return subject(X500Name.getInstance(subject.getEncoded()));
	}

	/**
	 * Set the name of the owner.
	 * @param distinguishedName the name as DIRAC writes it:
	 * {@code /C=FR/O=Example/CN=Jane Doe}, with {@code +} between the attributes of a
	 * multi-valued name, a backslash before a slash or plus sign that belongs to a value,
	 * and characters outside of ASCII as they are
	 * @return these options
	 * @throws IllegalArgumentException if this is not a name of that form
	 */
	public O subject(String distinguishedName) {
		return subject(GridName.parse(distinguishedName));
	}

	/**
	 * Name another issuer than the one whose key signs.
	 * @param issuer the name of the issuer
	 * @return these options
	 */
	public O issuer(X500Principal issuer) {
		this.draft.issuer(X500Name.getInstance(issuer.getEncoded()));
		return self();
	}

	/**
	 * Forge the signature: let another key sign than that of the issuer who is named.
	 * @param signer the key that signs
	 * @return these options
	 */
	public O signedBy(PrivateKey signer) {
		this.draft.signer(signer);
		return self();
	}

	/**
	 * Set the type of the key, {@link KeyType#EC_P256} by default.
	 * @param keyType the type of the key
	 * @return these options
	 */
	public O key(KeyType keyType) {
		this.draft.keyType(keyType);
		return self();
	}

	/**
	 * Set the digest of the signature, {@link SignatureDigest#SHA256} by default.
	 * @param digest the digest
	 * @return these options
	 */
	public O signatureDigest(SignatureDigest digest) {
		this.draft.digest(digest);
		return self();
	}

	/**
	 * Set the serial number, a random one by default.
	 * @param serialNumber the serial number
	 * @return these options
	 */
	public O serialNumber(long serialNumber) {
		this.draft.serialNumber(BigInteger.valueOf(serialNumber));
		return self();
	}

	/**
	 * Set when the certificate becomes valid.
	 * @param notBefore the first second of its validity
	 * @return these options
	 */
	public O notBefore(Instant notBefore) {
		this.draft.notBefore(notBefore);
		return self();
	}

	/**
	 * Set when the certificate expires.
	 * @param notAfter the last second of its validity
	 * @return these options
	 */
	public O notAfter(Instant notAfter) {
		this.draft.notAfter(notAfter);
		return self();
	}

	/**
	 * Let the certificate be expired, also for whoever is generous with clocks.
	 * @return these options
	 */
	public O expired() {
		return expired(Duration.ofHours(1));
	}

	/**
	 * Let the certificate be expired.
	 * @param since how long ago it expired
	 * @return these options
	 */
	public O expired(Duration since) {
		Instant end = Instant.now().minus(since);
		return notBefore(end.minus(Duration.ofDays(1))).notAfter(end);
	}

	/**
	 * Set the extension <em>keyUsage</em>, which is critical.
	 * @param uses what the key may be used for
	 * @return these options
	 */
	public O keyUsage(KeyUse... uses) {
		return extension(Extension.keyUsage, true, KeyUse.extension(uses));
	}

	/**
	 * Set the extension <em>extendedKeyUsage</em>, which is not critical. With no usage,
	 * there is no such extension.
	 * @param usages the object identifiers of the usages, as
	 * {@value #CLIENT_AUTHENTICATION}
	 * @return these options
	 */
	public O extendedKeyUsage(String... usages) {
		if (usages.length == 0) {
			return withoutExtension(Extension.extendedKeyUsage.getId());
		}
		KeyPurposeId[] identifiers = Arrays.stream(usages)
			.map((usage) -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(usage)))
			.toArray(KeyPurposeId[]::new);
		return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(identifiers));
	}

	/**
	 * Set the extension <em>subjectAlternativeName</em>, which is not critical. With no
	 * name, there is no such extension.
	 * @param hosts names and addresses of hosts
	 * @return these options
	 */
	public O alternativeNames(String... hosts) {
		if (hosts.length == 0) {
			return withoutExtension(Extension.subjectAlternativeName.getId());
		}
		return extension(Extension.subjectAlternativeName, false, new GeneralNames(
				Arrays.stream(hosts).map(AbstractCertificateOptions::alternativeName).toArray(GeneralName[]::new)));
	}

	/**
	 * Set an extension, in place of one that has the same identifier.
	 * @param identifier the object identifier, as {@code 1.2.42.42}
	 * @param critical whether it is critical
	 * @param value the DER encoding of its value
	 * @return these options
	 */
	public O extension(String identifier, boolean critical, byte[] value) {
		this.draft.extension(new ASN1ObjectIdentifier(identifier), critical, value);
		return self();
	}

	/**
	 * Leave an extension out that there would be otherwise.
	 * @param identifier the object identifier
	 * @return these options
	 */
	public O withoutExtension(String identifier) {
		this.draft.withoutExtension(new ASN1ObjectIdentifier(identifier));
		return self();
	}

	abstract O self();

	final O subject(X500Name subject) {
		this.draft.subject(subject);
		return self();
	}

	final CertificateDraft draft() {
		return this.draft;
	}

	private static GeneralName alternativeName(String host) {
		boolean address = NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
		return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
	}

	final O extension(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
		this.draft.extension(type, critical, value);
		return self();
	}

}
