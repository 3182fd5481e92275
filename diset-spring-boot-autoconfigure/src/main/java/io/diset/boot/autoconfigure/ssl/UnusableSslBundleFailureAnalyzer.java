package io.diset.boot.autoconfigure.ssl;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what an SSL bundle lacks.
 */
class UnusableSslBundleFailureAnalyzer extends AbstractFailureAnalyzer<UnusableSslBundleException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnusableSslBundleException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", cause.getAction(), cause);
	}

}
