package io.diset.boot.autoconfigure.server;

import io.diset.server.AuthorizationRuleException;
import io.diset.server.MissingAuthorizationRuleException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says how to decide who may connect and send messages.
 */
class AuthorizationRuleFailureAnalyzer extends AbstractFailureAnalyzer<AuthorizationRuleException> {

	private static final String PREFIX = PropertiesAuthorizationRules.PREFIX;

	private static final String MISSING = """
			Decide who may connect and send messages where no other rule applies. Either everybody who is known:

			    diset:
			      server:
			        authorization:
			          default: authenticated

			or everybody, also without a certificate where TLS does not ask for one:

			    diset:
			      server:
			        authorization:
			          default: all

			Rules of single messages are set by 'authorize' of @OnMessage, or in the properties under '%s.services'."""
		.formatted(PREFIX);

	private static final String MISFIT = "Correct the names under '%s.services', or remove the rule.".formatted(PREFIX);

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, AuthorizationRuleException cause) {
		if (cause instanceof MissingAuthorizationRuleException) {
			return new FailureAnalysis(
					"%s: the property '%s.default' is not set.".formatted(cause.getMessage(), PREFIX), MISSING, cause);
		}
		return new FailureAnalysis(cause.getMessage() + ".", MISFIT, cause);
	}

}
