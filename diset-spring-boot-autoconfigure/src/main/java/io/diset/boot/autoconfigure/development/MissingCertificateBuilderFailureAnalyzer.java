package io.diset.boot.autoconfigure.development;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to do when certificates for development cannot be made.
 */
class MissingCertificateBuilderFailureAnalyzer extends AbstractFailureAnalyzer<MissingCertificateBuilderException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingCertificateBuilderException cause) {
		String action = """
				In production, remove the property '%s': it is for development only. \
				Configure an SSL bundle with real certificates instead.

				In development, add the dependency %s to your build, in a way that keeps it out of what you deploy.\
				""".formatted(OnDevelopmentCertificatesDirectory.PROPERTY,
				MissingCertificateBuilderException.DEPENDENCY);
		return new FailureAnalysis(cause.getMessage(), action, cause);
	}

}
