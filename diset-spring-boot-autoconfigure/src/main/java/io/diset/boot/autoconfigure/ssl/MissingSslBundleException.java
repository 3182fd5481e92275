package io.diset.boot.autoconfigure.ssl;

import java.io.Serial;

/**
 * Connections are to have TLS, but nothing says with which certificates.
 *
 * @since 0.1.0
 */
public class MissingSslBundleException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * The property that should name a bundle.
	 */
	private final String property;

	/**
	 * How to do without TLS.
	 */
	private final String alternative;

	/**
	 * Create an exception.
	 * @param subject what needs certificates, as the subject of a sentence
	 * @param property the property that names the bundle
	 * @param alternative how to do without TLS, as a sentence
	 */
	public MissingSslBundleException(String subject, String property, String alternative) {
		super("%s needs certificates for TLS, but the property '%s' does not name an SSL bundle".formatted(subject,
				property));
		this.property = property;
		this.alternative = alternative;
	}

	/**
	 * Return the property that should name a bundle.
	 * @return the name of the property
	 */
	public String getProperty() {
		return this.property;
	}

	/**
	 * Return how to do without TLS.
	 * @return a sentence
	 */
	public String getAlternative() {
		return this.alternative;
	}

}
