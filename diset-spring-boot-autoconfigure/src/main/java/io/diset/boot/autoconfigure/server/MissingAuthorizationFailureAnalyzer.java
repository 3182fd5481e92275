package io.diset.boot.autoconfigure.server;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says how to decide who may connect.
 */
class MissingAuthorizationFailureAnalyzer extends AbstractFailureAnalyzer<MissingAuthorizationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingAuthorizationException cause) {
		String action = """
				Decide who may connect where no other rule applies. Either everybody whose certificate has been verified:

				    diset:
				      server:
				        authorization:
				          default: authenticated

				or everybody, also without a certificate where TLS does not ask for one:

				    diset:
				      server:
				        authorization:
				          default: all

				A bean of type ConnectAuthorization can decide instead.""";
		return new FailureAnalysis(cause.getMessage() + ".", action, cause);
	}

}
