package io.diset.server;

import java.net.SocketAddress;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

import io.diset.connection.CloseReason;
import io.diset.connection.DisetConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one line in the log for a connection that was not accepted. When many are refused
 * for the same kind of reason, a line stands for all those of a second.
 */
final class HandshakeLog {

	private static final Logger logger = LoggerFactory.getLogger("io.diset.server.handshake");

	/**
	 * What the log says where the service is not known.
	 */
	static final String NO_SERVICE = "no known service";

	private final Map<Enum<?>, LogThrottle> throttles = new ConcurrentHashMap<>();

	private final ServerMetrics metrics;

	/**
	 * Create the log of a server.
	 * @param metrics learns how many are refused
	 */
	HandshakeLog(ServerMetrics metrics) {
		this.metrics = metrics;
	}

	/**
	 * Log that a connection was not accepted.
	 * @param timer holds back the line in a flood
	 * @param kind what kind of reason it is: the same lines share the limit
	 * @param reason why it was not accepted
	 * @param peer the owner of the peer's certificate, if it has shown one
	 * @param address the address of the peer
	 * @param service the service that it was for
	 */
	void log(ScheduledExecutorService timer, Enum<?> kind, CloseReason reason, @Nullable Principal peer,
			SocketAddress address, String service) {
		this.metrics.refused(service.equals(NO_SERVICE) ? null : service, kind);
		String name = (peer != null) ? peer.getName() : "nobody known";
		if (reason.kind().isOrdinary()) {
			logger.debug("Connection of {} from {} to {} ended before it was accepted: {}", name, address, service,
					reason);
		}
		else if (reason.cause() != null) {
			// The exception may quote the peer as well
			String cause = CloseReason.of(reason.kind(), reason.cause().toString()).text();
			throttle(kind).log(timer, (count) -> logger.warn("Refused connection of {} from {} to {}: {}: {}{}", name,
					address, service, reason, cause, oneOf(count)));
		}
		else {
			throttle(kind).log(timer, (count) -> logger.warn("Refused connection of {} from {} to {}: {}{}", name,
					address, service, reason, oneOf(count)));
		}
	}

	void logHandlerFailure(ScheduledExecutorService timer, CloseReason reason, DisetConnection connection) {
		this.metrics.refused(connection.service(), CloseReason.Kind.HANDLER_ERROR);
		throttle(CloseReason.Kind.HANDLER_ERROR).log(timer,
				(count) -> logger.error("Refused {}: {}{}", connection, reason, oneOf(count), reason.cause()));
	}

	void log(ScheduledExecutorService timer, CloseReason reason, DisetConnection connection) {
		this.metrics.refused(connection.service(), reason.kind());
		throttle(reason.kind()).log(timer,
				(count) -> logger.warn("Refused {}: {}{}", connection, reason, oneOf(count)));
	}

	// Refused already, and counted
	void logTooLate(ScheduledExecutorService timer, CloseReason reason, DisetConnection connection) {
		throttle(CloseReason.Kind.TIMEOUT).log(timer, (count) -> logger.warn("Too late, {} is refused: {}{}",
				connection, reason, oneOf(count), reason.cause()));
	}

	private LogThrottle throttle(Enum<?> kind) {
		return this.throttles.computeIfAbsent(kind, (missing) -> new LogThrottle());
	}

	private static String oneOf(int count) {
		return (count > 1) ? " (the last of " + count + " like it)" : "";
	}

}
