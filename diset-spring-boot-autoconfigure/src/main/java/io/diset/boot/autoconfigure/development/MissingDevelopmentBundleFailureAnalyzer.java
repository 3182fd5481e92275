package io.diset.boot.autoconfigure.development;

import java.util.Set;

import io.diset.boot.autoconfigure.ssl.UnknownSslBundleException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Says how to get the certificates for development that a property names. Comes before
 * the analyzer of any other unknown bundle.
 */
@Order(0)
class MissingDevelopmentBundleFailureAnalyzer extends AbstractFailureAnalyzer<UnknownSslBundleException> {

	private static final Set<String> BUNDLES = Set.of(DevelopmentSslBundles.HOST, DevelopmentSslBundles.USER);

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnknownSslBundleException cause) {
		if (!BUNDLES.contains(cause.getProperty().bundle())) {
			return null;
		}
		String action = """
				In production, set '%s' to the name of an SSL bundle with real certificates.

				In development, set '%s' to a directory for certificates, which are made when they are missing.\
				""".formatted(cause.getProperty().property(), OnDevelopmentCertificatesDirectory.PROPERTY);
		return new FailureAnalysis(
				"%s: it has certificates for development, and the property '%s' does not say where they are."
					.formatted(cause.getMessage(), OnDevelopmentCertificatesDirectory.PROPERTY),
				action, cause);
	}

}
