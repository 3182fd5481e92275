package io.diset.boot.autoconfigure.ssl;

import java.io.Serial;

/**
 * An SSL bundle lacks something that its use needs.
 *
 * @since 0.1.0
 */
public class UnusableSslBundleException extends IllegalStateException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * What to do about it.
	 */
	private final String action;

	/**
	 * Create an exception.
	 * @param bundle the name of the bundle
	 * @param problem what it lacks, as the rest of a sentence about the bundle
	 * @param action what to do about it, as a sentence
	 */
	public UnusableSslBundleException(String bundle, String problem, String action) {
		super("SSL bundle '%s' %s".formatted(bundle, problem));
		this.action = action;
	}

	static UnusableSslBundleException expired(String bundle, OwnCertificates certificates, String source) {
		return new UnusableSslBundleException(bundle,
				"has expired: '%s'%s was valid until %s".formatted(certificates.name(), source,
						certificates.validUntil()),
				certificates.isProxy() ? "Make a new proxy, for example with 'dirac-proxy-init'."
						: "Replace it by a renewed certificate.");
	}

	/**
	 * Return what to do about it.
	 * @return a sentence
	 */
	public String getAction() {
		return this.action;
	}

}
