package io.diset.boot.autoconfigure.registry;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says why the configuration does not make a registry.
 */
class UnusableRegistryFailureAnalyzer extends AbstractFailureAnalyzer<UnusableRegistryException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnusableRegistryException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", cause.getAction(), cause);
	}

}
