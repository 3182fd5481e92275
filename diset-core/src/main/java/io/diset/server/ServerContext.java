package io.diset.server;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

import io.diset.connection.ConnectionSettings;

/**
 * What the handshakes of a server share.
 *
 * @param services the services by name
 * @param rules the rules of all services by name
 * @param authentication finds out who peers are
 * @param denials learns what peers may not do
 * @param handshake the limits before a connection is accepted
 * @param connection the limits of a connection
 * @param executor runs the handlers that may block
 * @param registry the connections
 * @param admission says when there are enough clients
 * @param metrics learns what happens
 * @param log tells of those that were not accepted
 */
record ServerContext(Map<String, ServiceDefinition> services, Map<String, ServiceRules> rules,
		PeerAuthentication authentication, AuthorizationListener denials, HandshakeSettings handshake,
		ConnectionSettings connection, Executor executor, ConnectionRegistry registry, Admission admission,
		ServerMetrics metrics, HandshakeLog log) {

	/**
	 * Return what the handshakes of one listener share.
	 * @param listener the listener
	 * @return the same, with the services of the listener
	 * @throws IllegalStateException if the listener is for a service that does not exist
	 */
	ServerContext of(ServerListener listener) {
		if (listener.services().isEmpty()) {
			return this;
		}
		Map<String, ServiceDefinition> chosen = new HashMap<>(this.services);
		chosen.keySet().retainAll(listener.services());
		for (String service : listener.services()) {
			if (!chosen.containsKey(service)) {
				throw new IllegalStateException(
						"Listener '%s' is for service %s, which does not exist".formatted(listener.name(), service));
			}
		}
		return new ServerContext(Map.copyOf(chosen), this.rules, this.authentication, this.denials, this.handshake,
				this.connection, this.executor, this.registry, this.admission, this.metrics, this.log);
	}

}
