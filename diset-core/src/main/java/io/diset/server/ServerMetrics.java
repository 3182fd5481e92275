package io.diset.server;

import io.diset.connection.ConnectionMetrics;
import org.jspecify.annotations.Nullable;

/**
 * Learns what a server does, so that it can be measured. Every method must be quick, and
 * may be called by any thread. A failure is logged once and does no harm.
 *
 * @since 0.1.0
 */
public interface ServerMetrics {

	/**
	 * Measures nothing.
	 */
	ServerMetrics NONE = new ServerMetrics() {
	};

	/**
	 * Return what learns of the connections of a service. Asked once for each service.
	 * @param service the name of the service
	 * @return measures its connections
	 */
	default ConnectionMetrics connections(String service) {
		return ConnectionMetrics.NONE;
	}

	/**
	 * A TLS handshake has ended.
	 * @param nanos the time since it began, in nanoseconds, without that in which it
	 * waited for others
	 * @param failure why it failed, or {@code null} if it succeeded
	 */
	default void handshake(long nanos, @Nullable Throwable failure) {
	}

	/**
	 * A connection has ended before it was accepted.
	 * @param service the name of the service, or {@code null} if it is not known
	 * @param reason a {@link io.diset.connection.CloseReason.Kind}, or the
	 * {@link AdmissionLimit} that was reached
	 */
	default void refused(@Nullable String service, Enum<?> reason) {
	}

}
