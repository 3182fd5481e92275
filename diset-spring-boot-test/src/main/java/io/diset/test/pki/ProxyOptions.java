package io.diset.test.pki;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy certificate is to be like. If nothing is said, it is one of RFC 3820 that
 * inherits all rights of its issuer, has no group, and is valid for twelve hours or as
 * long as its issuer if that is less. Its name is the one of its issuer with its serial
 * number as another <em>commonName</em>.
 *
 * @since 0.1.0
 */
public final class ProxyOptions extends AbstractCertificateOptions<ProxyOptions> {

	/**
	 * The policy of a proxy that inherits all rights of its issuer.
	 */
	public static final String INHERIT_ALL = "1.3.6.1.5.5.7.21.1";

	/**
	 * The policy of a proxy that has no rights of its issuer.
	 */
	public static final String INDEPENDENT = "1.3.6.1.5.5.7.21.2";

	/**
	 * The policy of a limited proxy, which some services do not accept.
	 */
	public static final String LIMITED = "1.3.6.1.4.1.3536.1.1.1.9";

	/**
	 * The extension that makes a certificate a proxy, <em>proxyCertInfo</em>.
	 */
	public static final String PROXY_CERTIFICATE_INFORMATION = "1.3.6.1.5.5.7.1.14";

	/**
	 * The extension that names a group of DIRAC.
	 */
	public static final String GROUP = "1.2.42.42";

	private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

	private static final Duration VALIDITY = Duration.ofHours(12);

	private final Credential issuer;

	private String policyLanguage = INHERIT_ALL;

	private byte @Nullable [] policy;

	private @Nullable Integer pathLength;

	private boolean critical = true;

	private ProxyOptions(Credential issuer, CertificateDraft draft) {
		super(draft);
		this.issuer = issuer;
	}

	static ProxyOptions of(Credential issuer) {
		Instant now = Instant.now();
		Date end = issuer.certificate().getNotAfter();
		Instant latest = now.plus(VALIDITY);
		ProxyOptions options = new ProxyOptions(issuer, new CertificateDraft(issuer.name(), now.minus(CLOCK_TOLERANCE),
				end.toInstant().isBefore(latest) ? end.toInstant() : latest));
		return options.commonNames(options.draft().serialNumber().toString())
			.keyUsage(KeyUse.DIGITAL_SIGNATURE)
			.information();
	}

	/**
	 * Set the group that the proxy is for.
	 * @param name the name of the group
	 * @return these options
	 */
	public ProxyOptions group(String name) {
		return extension(new ASN1ObjectIdentifier(GROUP), false, new DERIA5String(name));
	}

	/**
	 * Append names to the name of the issuer, to become that of the proxy. A proxy has
	 * one more than its issuer; with none or several it is wrong.
	 * @param names the common names, in the order of the certificate
	 * @return these options
	 */
	public ProxyOptions commonNames(String... names) {
		draft().subject(GridName.withCommonNames(this.issuer.name(), names));
		return this;
	}

	/**
	 * Let the proxy be a limited one.
	 * @return these options
	 */
	public ProxyOptions limited() {
		return policy(LIMITED);
	}

	/**
	 * Set the policy of the proxy.
	 * @param language the object identifier of the policy's language, as
	 * {@value #INHERIT_ALL}
	 * @return these options
	 */
	public ProxyOptions policy(String language) {
		this.policyLanguage = language;
		this.policy = null;
		return information();
	}

	/**
	 * Set the policy of the proxy.
	 * @param language the object identifier of the policy's language
	 * @param policy the policy in this language
	 * @return these options
	 */
	public ProxyOptions policy(String language, byte[] policy) {
		this.policyLanguage = language;
		this.policy = policy.clone();
		return information();
	}

	/**
	 * Limit how many proxies there may be below this one.
	 * @param pathLength the number of proxies
	 * @return these options
	 */
	public ProxyOptions pathLength(int pathLength) {
		this.pathLength = pathLength;
		return information();
	}

	/**
	 * Let the extension <em>proxyCertInfo</em> not be critical, which is wrong.
	 * @return these options
	 */
	public ProxyOptions notCritical() {
		this.critical = false;
		return information();
	}

	/**
	 * Let the proxy be an old one, from before there was a standard: without
	 * <em>proxyCertInfo</em>, recognized by its name {@code CN=proxy}.
	 * @return these options
	 */
	public ProxyOptions legacy() {
		return commonNames("proxy").withoutExtension(PROXY_CERTIFICATE_INFORMATION);
	}

	/**
	 * Let the proxy be an old and limited one: without <em>proxyCertInfo</em>, recognized
	 * by its name {@code CN=limited proxy}.
	 * @return these options
	 */
	public ProxyOptions legacyLimited() {
		return commonNames("limited proxy").withoutExtension(PROXY_CERTIFICATE_INFORMATION);
	}

	@Override
	ProxyOptions self() {
		return this;
	}

	private ProxyOptions information() {
		ASN1EncodableVector proxyPolicy = new ASN1EncodableVector();
		proxyPolicy.add(new ASN1ObjectIdentifier(this.policyLanguage));
		if (this.policy != null) {
			proxyPolicy.add(new DEROctetString(this.policy));
		}
		ASN1EncodableVector information = new ASN1EncodableVector();
		if (this.pathLength != null) {
			information.add(new ASN1Integer(this.pathLength));
		}
		information.add(new DERSequence(proxyPolicy));
		return extension(new ASN1ObjectIdentifier(PROXY_CERTIFICATE_INFORMATION), this.critical,
				new DERSequence(information));
	}

}
