package io.diset.boot.autoconfigure;

import io.diset.spring.handler.HandlerDefinitionException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which handler is declared in a way that cannot work.
 */
class HandlerDefinitionFailureAnalyzer extends AbstractFailureAnalyzer<HandlerDefinitionException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, HandlerDefinitionException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Change the declaration that is named above. The javadoc of the annotations in "
						+ "'io.diset.spring.annotation' says what services and handlers may look like.",
				cause);
	}

}
