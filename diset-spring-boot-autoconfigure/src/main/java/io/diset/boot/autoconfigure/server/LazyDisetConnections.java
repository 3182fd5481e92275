package io.diset.boot.autoconfigure.server;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

import io.diset.connection.DisetConnection;
import io.diset.server.BroadcastReport;
import io.diset.server.DisetConnections;
import reactor.core.publisher.Mono;

import org.springframework.util.function.SingletonSupplier;

/**
 * The connections of a server that is looked up when they are used first: services want
 * to have them injected, and the server can only be made after its services.
 */
final class LazyDisetConnections implements DisetConnections {

	private final SingletonSupplier<DisetConnections> connections;

	LazyDisetConnections(Supplier<DisetConnections> connections) {
		this.connections = SingletonSupplier.of(connections);
	}

	@Override
	public Optional<DisetConnection> find(String id) {
		return this.connections.obtain().find(id);
	}

	@Override
	public Collection<DisetConnection> ofService(String service) {
		return this.connections.obtain().ofService(service);
	}

	@Override
	public Collection<DisetConnection> ofDn(String dn) {
		return this.connections.obtain().ofDn(dn);
	}

	@Override
	public Collection<DisetConnection> ofIdentity(String dn, String identity) {
		return this.connections.obtain().ofIdentity(dn, identity);
	}

	@Override
	public Collection<DisetConnection> all() {
		return this.connections.obtain().all();
	}

	@Override
	public Mono<Void> send(String id, Object message) {
		return this.connections.obtain().send(id, message);
	}

	@Override
	public Mono<Void> sendAndAwaitAck(String id, Object message) {
		return this.connections.obtain().sendAndAwaitAck(id, message);
	}

	@Override
	public Mono<BroadcastReport> sendToService(String service, Object message) {
		return this.connections.obtain().sendToService(service, message);
	}

	@Override
	public Mono<BroadcastReport> sendToIdentity(String dn, String identity, Object message) {
		return this.connections.obtain().sendToIdentity(dn, identity, message);
	}

	@Override
	public Mono<Void> disconnect(String id) {
		return this.connections.obtain().disconnect(id);
	}

	@Override
	public Mono<Void> disconnect(String id, String reason) {
		return this.connections.obtain().disconnect(id, reason);
	}

}
