package io.diset.boot.autoconfigure.development;

/**
 * Certificates for development are wanted, but the library that makes them is missing.
 */
class MissingCertificateBuilderException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	static final String DEPENDENCY = "io.netty:netty-pkitesting";

	MissingCertificateBuilderException() {
		super("Property '%s' is set, but %s is not on the class path"
			.formatted(OnDevelopmentCertificatesDirectory.PROPERTY, DEPENDENCY));
	}

}
