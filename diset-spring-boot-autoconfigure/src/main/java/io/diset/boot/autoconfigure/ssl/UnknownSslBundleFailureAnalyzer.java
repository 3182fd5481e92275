package io.diset.boot.autoconfigure.ssl;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which SSL bundles there are.
 */
class UnknownSslBundleFailureAnalyzer extends AbstractFailureAnalyzer<UnknownSslBundleException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnknownSslBundleException cause) {
		String available = cause.getAvailable().isEmpty() ? "There are no SSL bundles."
				: "There are these SSL bundles: %s.".formatted(String.join(", ", cause.getAvailable()));
		String action = """
				Set '%s' to the name of a bundle that exists, or configure one of the name '%s', for example under \
				'spring.ssl.bundle.pem.%s'.""".formatted(cause.getProperty().property(), cause.getProperty().bundle(),
				cause.getProperty().bundle());
		return new FailureAnalysis("%s. %s".formatted(cause.getMessage(), available), action, cause);
	}

}
