package io.diset.connection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one line in the log for the end of a connection.
 */
final class CloseLog {

	private static final Logger logger = LoggerFactory.getLogger(StableConnection.class);

	private CloseLog() {
	}

	static void log(String event, Object connection, CloseReason reason) {
		if (reason.kind().isOrdinary()) {
			logger.debug("{} {}: {}", event, connection, reason);
		}
		else if (reason.kind() == CloseReason.Kind.HANDLER_ERROR && !(reason.cause() instanceof DisetException)) {
			logger.error("{} {}: {}", event, connection, reason, reason.cause());
		}
		else if (reason.kind() == CloseReason.Kind.TRANSPORT_ERROR) {
			logger.warn("{} {}: {}", event, connection, reason, reason.cause());
		}
		else {
			logger.warn("{} {}: {}", event, connection, reason);
		}
	}

}
