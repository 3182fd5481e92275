package io.diset.server;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

import io.diset.connection.ConnectionSettings;

/**
 * What the handshakes of a server share.
 *
 * @param services the services by name
 * @param authorization decides who may connect
 * @param handshake the limits before a connection is accepted
 * @param connection the limits of a connection
 * @param executor runs the handlers that may block
 * @param registry the connections
 */
record ServerContext(Map<String, ServiceDefinition> services, ConnectAuthorization authorization,
		HandshakeSettings handshake, ConnectionSettings connection, Executor executor, ConnectionRegistry registry) {

	/**
	 * Shared by all servers of the process, so that a transport id never repeats in it.
	 */
	private static final AtomicLong TRANSPORT_IDS = new AtomicLong();

	static String nextTransportId() {
		return Long.toString(TRANSPORT_IDS.incrementAndGet());
	}

}
