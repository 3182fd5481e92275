package io.diset.server;

import java.util.Map;
import java.util.concurrent.Executor;

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
}
