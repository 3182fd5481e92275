package io.diset.client;

import io.diset.connection.ConnectionMetrics;

/**
 * Learns what a client does, so that it can be measured. Every method must be quick, and
 * may be called by any thread. A failure is logged once and does no harm.
 *
 * @since 0.1.0
 */
public interface ClientMetrics {

	/**
	 * Measures nothing.
	 */
	ClientMetrics NONE = new ClientMetrics() {
	};

	/**
	 * Return what learns of the connections of the client. Asked once.
	 * @param service the name of the service
	 * @return measures its connections
	 */
	default ConnectionMetrics connections(String service) {
		return ConnectionMetrics.NONE;
	}

	/**
	 * An attempt to connect has ended.
	 * @param again whether the client had lost a connection before
	 * @param success whether it is connected
	 */
	default void attempted(boolean again, boolean success) {
	}

}
