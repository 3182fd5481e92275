package io.diset.server;

import java.util.Collection;
import java.util.Optional;

import io.diset.connection.DisetConnection;
import reactor.core.publisher.Mono;

/**
 * The connections of a server that are being accepted or are open. Safe for use by
 * several threads.
 *
 * @since 0.1.0
 */
public interface DisetConnections {

	/**
	 * Find a connection.
	 * @param id its transport id
	 * @return the connection, or nothing when it is closed or unknown
	 */
	Optional<DisetConnection> find(String id);

	/**
	 * Return the connections of a service.
	 * @param service the name of the service
	 * @return a snapshot, in no particular order
	 */
	Collection<DisetConnection> ofService(String service);

	/**
	 * Return the connections of a peer. A peer that showed no certificate has no DN.
	 * @param dn its DN, which is the name of {@link DisetConnection#peer()}
	 * @return a snapshot, in no particular order
	 */
	Collection<DisetConnection> ofDn(String dn);

	/**
	 * Return the connections of an identity: mostly one for each service, and for a
	 * moment one more where a peer connects again before the loss of its connection has
	 * been noticed. An identity is chosen by the client, and means nothing without the DN
	 * of its certificate.
	 * @param dn the DN of the peer
	 * @param identity the identity
	 * @return a snapshot, in no particular order
	 */
	Collection<DisetConnection> ofIdentity(String dn, String identity);

	/**
	 * Return all connections.
	 * @return a snapshot, in no particular order
	 */
	Collection<DisetConnection> all();

	/**
	 * Send a message to a connection. It is queued by this call.
	 * @param id the transport id of the connection
	 * @param message a record or a {@link io.diset.message.Message}
	 * @return reports as {@link DisetConnection#send(Object)} does, and fails with
	 * {@link io.diset.connection.ConnectionClosedException} when there is no such
	 * connection
	 * @throws io.diset.message.MessageDefinitionException if it is not a message
	 * @throws io.diset.message.InvalidMessageException if it has a wrong value
	 */
	Mono<Void> send(String id, Object message);

	/**
	 * Send a message to a connection, and be told that the peer has accepted it. It is
	 * queued by this call.
	 * @param id the transport id of the connection
	 * @param message a record or a {@link io.diset.message.Message}
	 * @return reports as {@link DisetConnection#sendAndAwaitAck(Object)} does, and fails
	 * with {@link io.diset.connection.ConnectionClosedException} when there is no such
	 * connection
	 * @throws io.diset.message.MessageDefinitionException if it is not a message
	 * @throws io.diset.message.InvalidMessageException if it has a wrong value
	 */
	Mono<Void> sendAndAwaitAck(String id, Object message);

	/**
	 * Send a message to all connections of a service. It is queued for each of them by
	 * this call; a peer that reads slowly does not hold up the others, but only the
	 * report, until the message or its connection is given up: see the queue timeout and
	 * the write timeouts of {@link io.diset.connection.ConnectionSettings}.
	 * @param service the name of the service
	 * @param message a record or a {@link io.diset.message.Message}
	 * @return completes with what became of it when that is known of each connection;
	 * never fails. What cannot be sent to one connection is sent to the others, and told
	 * in the report.
	 * @throws io.diset.message.MessageDefinitionException if it is not a message
	 * @throws io.diset.message.InvalidMessageException if it has a value that can be sent
	 * to none of the connections
	 */
	Mono<BroadcastReport> sendToService(String service, Object message);

	/**
	 * Send a message to all connections of an identity, as
	 * {@link #sendToService(String, Object)} does. If there are none, the report says
	 * that it was sent to none.
	 * @param dn the DN of the peer
	 * @param identity the identity, which means nothing without the DN
	 * @param message a record or a {@link io.diset.message.Message}
	 * @return completes with what became of it when that is known of each connection;
	 * never fails
	 * @throws io.diset.message.MessageDefinitionException if it is not a message
	 * @throws io.diset.message.InvalidMessageException if it has a value that can be sent
	 * to none of the connections
	 */
	Mono<BroadcastReport> sendToIdentity(String dn, String identity, Object message);

	/**
	 * Close a connection after sending what is queued. The work begins with this call. A
	 * client usually connects again.
	 * @param id the transport id of the connection
	 * @return completes when the connection is closed, at once when there is no such
	 * connection
	 */
	Mono<Void> disconnect(String id);

	/**
	 * Tell a peer why, and close its connection after sending what is queued. The work
	 * begins with this call.
	 * @param id the transport id of the connection
	 * @param reason a text for the peer, which is told it as an error
	 * @return completes when the connection is closed, at once when there is no such
	 * connection
	 */
	Mono<Void> disconnect(String id, String reason);

}
