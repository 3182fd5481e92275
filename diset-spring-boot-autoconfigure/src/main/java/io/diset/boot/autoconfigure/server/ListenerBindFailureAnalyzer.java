package io.diset.boot.autoconfigure.server;

import java.util.Locale;

import io.diset.server.ListenerBindException;
import io.diset.server.ServerListener;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;

/**
 * Says why a listener of the server cannot listen, and which property to change.
 */
class ListenerBindFailureAnalyzer extends AbstractFailureAnalyzer<ListenerBindException> {

	private static final String IN_USE = "in use";

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ListenerBindException cause) {
		ServerListener listener = cause.getListener();
		String reason = String.valueOf(NestedExceptionUtils.getMostSpecificCause(cause).getMessage());
		String address = ListenerProperty.of(listener.name(), "address");
		String port = ListenerProperty.of(listener.name(), "port");
		String action = reason.toLowerCase(Locale.ROOT).contains(IN_USE)
				? "Stop what listens on port %d already, or set '%s' to another port. The port 0 stands for a free one."
					.formatted(listener.port(), port)
				: "Check '%s', which must be an address of this host, and '%s': not every user may listen on ports below "
					.formatted(address, port) + "1024.";
		return new FailureAnalysis("The DISET server cannot start. %s: %s.".formatted(cause.getMessage(), reason),
				action, cause);
	}

}
