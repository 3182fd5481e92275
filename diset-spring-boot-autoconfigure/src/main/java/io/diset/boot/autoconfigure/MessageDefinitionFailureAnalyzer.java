package io.diset.boot.autoconfigure;

import io.diset.message.MessageDefinitionException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which message is defined in a way that cannot work.
 */
class MessageDefinitionFailureAnalyzer extends AbstractFailureAnalyzer<MessageDefinitionException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MessageDefinitionException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Change the message that is named above. The javadoc of 'io.diset.message.DisetMessage' says what "
						+ "its class may look like, and which types its attributes may have.",
				cause);
	}

}
