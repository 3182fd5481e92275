package io.diset.boot.autoconfigure.ssl;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says how to name an SSL bundle, and how to do without.
 */
class MissingSslBundleFailureAnalyzer extends AbstractFailureAnalyzer<MissingSslBundleException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingSslBundleException cause) {
		String action = """
				Set '%s' to the name of a bundle that is configured under 'spring.ssl.bundle', for example:

				    spring.ssl.bundle.pem.host:
				      keystore:
				        certificate: file:/etc/grid-security/hostcert.pem
				        private-key: file:/etc/grid-security/hostkey.pem
				      truststore:
				        certificate: file:/etc/grid-security/ca.pem
				    %s: host

				%s""".formatted(cause.getProperty(), cause.getProperty(), cause.getAlternative());
		return new FailureAnalysis(cause.getMessage() + ".", action, cause);
	}

}
