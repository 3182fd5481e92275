package io.diset.server;

import java.net.SocketAddress;
import java.security.Principal;

import io.diset.connection.CloseReason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one line in the log for a connection that was not accepted.
 */
final class HandshakeLog {

	private static final Logger logger = LoggerFactory.getLogger("io.diset.server.handshake");

	private HandshakeLog() {
	}

	static void log(CloseReason reason, @Nullable Principal peer, SocketAddress address, String service) {
		String name = (peer != null) ? peer.getName() : "nobody known";
		if (reason.kind().isOrdinary()) {
			logger.debug("Connection of {} from {} to {} ended before it was accepted: {}", name, address, service,
					reason);
		}
		else if (reason.cause() != null) {
			// The exception may quote the peer as well
			String cause = CloseReason.of(reason.kind(), reason.cause().toString()).text();
			logger.warn("Refused connection of {} from {} to {}: {}: {}", name, address, service, reason, cause);
		}
		else {
			logger.warn("Refused connection of {} from {} to {}: {}", name, address, service, reason);
		}
	}

	static void logHandlerFailure(CloseReason reason, Object connection) {
		logger.error("Refused {}: {}", connection, reason, reason.cause());
	}

	static void log(CloseReason reason, Object connection) {
		logger.warn("Refused {}: {}", connection, reason);
	}

}
