package io.diset.server;

import java.util.Map;

import io.diset.connection.DisetConnection;

/**
 * What became of a message that was sent to several connections.
 *
 * @param sent to how many connections it has been handed over, to the socket
 * @param failures why it was not handed over to the others, by their connections: as
 * {@link DisetConnection#send(Object)} says it
 * @since 0.1.0
 */
public record BroadcastReport(int sent, Map<DisetConnection, Throwable> failures) {

	public BroadcastReport {
		failures = Map.copyOf(failures);
	}

}
