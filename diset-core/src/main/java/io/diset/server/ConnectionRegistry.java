package io.diset.server;

import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionClosedException;
import io.diset.connection.DisetConnection;
import io.diset.connection.SharedMessage;
import io.diset.connection.StableConnection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps each connection from its connect event until the last of its events has been
 * handled.
 */
final class ConnectionRegistry implements DisetConnections {

	private static final CloseReason UNKNOWN = CloseReason.of(CloseReason.Kind.CLOSED, "no such connection");

	private final Map<String, StableConnection> connections = new ConcurrentHashMap<>();

	private final Consumer<StableConnection> removal = this::remove;

	private boolean closed;

	/**
	 * Add a connection whose connect handler has not been asked yet.
	 * @param connection the connection
	 * @return whether it may go on; not when the connections are closed already
	 */
	synchronized boolean add(StableConnection connection) {
		if (this.closed) {
			return false;
		}
		this.connections.put(connection.id(), connection);
		connection.whenEnded(this.removal);
		return true;
	}

	/**
	 * Close all connections, and take no more.
	 * @param reason why they are closed
	 * @return completes when all their events have been handled
	 */
	Mono<Void> close(CloseReason reason) {
		return Flux.fromIterable(end())
			.flatMap((connection) -> connection.close(reason).then(connection.onEnded()), Integer.MAX_VALUE)
			.then();
	}

	private synchronized List<StableConnection> end() {
		this.closed = true;
		return served();
	}

	/**
	 * Return the connections that have not ended.
	 * @return a copy
	 */
	List<StableConnection> served() {
		return List.copyOf(this.connections.values());
	}

	private void remove(StableConnection ended) {
		this.connections.remove(ended.id());
	}

	@Override
	public Optional<DisetConnection> find(String id) {
		return Optional.<DisetConnection>ofNullable(this.connections.get(id)).filter(DisetConnection::isOpen);
	}

	@Override
	public Collection<DisetConnection> ofService(String service) {
		return List.copyOf(matching((connection) -> connection.service().equals(service)));
	}

	@Override
	public Collection<DisetConnection> ofDn(String dn) {
		return List.copyOf(matching((connection) -> isOf(connection, dn)));
	}

	@Override
	public Collection<DisetConnection> ofIdentity(String dn, String identity) {
		return List.copyOf(matching((connection) -> isOf(connection, dn, identity)));
	}

	@Override
	public Collection<DisetConnection> all() {
		return List.copyOf(matching((connection) -> true));
	}

	@Override
	public Mono<Void> send(String id, Object message) {
		return find(id).map((connection) -> connection.send(message)).orElseGet(ConnectionRegistry::unknown);
	}

	@Override
	public Mono<Void> sendAndAwaitAck(String id, Object message) {
		return find(id).map((connection) -> connection.sendAndAwaitAck(message)).orElseGet(ConnectionRegistry::unknown);
	}

	@Override
	public Mono<BroadcastReport> sendToService(String service, Object message) {
		return send(matching((connection) -> connection.service().equals(service)), message);
	}

	@Override
	public Mono<BroadcastReport> sendToIdentity(String dn, String identity, Object message) {
		return send(matching((connection) -> isOf(connection, dn, identity)), message);
	}

	@Override
	public Mono<Void> disconnect(String id) {
		return find(id).map(DisetConnection::close).orElseGet(Mono::empty);
	}

	@Override
	public Mono<Void> disconnect(String id, String reason) {
		StableConnection connection = this.connections.get(id);
		CloseReason closed = CloseReason.of(CloseReason.Kind.CLOSED, reason);
		return (connection != null) ? connection.closeWithError(closed, closed.told()) : Mono.empty();
	}

	private static boolean isOf(DisetConnection connection, String dn) {
		Principal peer = connection.peer();
		return peer != null && peer.getName().equals(dn);
	}

	private static boolean isOf(DisetConnection connection, String dn, String identity) {
		return isOf(connection, dn) && connection.identity().equals(identity);
	}

	private static Mono<BroadcastReport> send(List<StableConnection> connections, Object message) {
		SharedMessage shared = new SharedMessage(message);
		return Broadcast.send(connections, (connection) -> connection.sender().send(shared));
	}

	private static Mono<Void> unknown() {
		return Mono.error(new ConnectionClosedException(UNKNOWN));
	}

	private List<StableConnection> matching(Predicate<DisetConnection> condition) {
		return this.connections.values().stream().filter(DisetConnection::isOpen).filter(condition).toList();
	}

}
