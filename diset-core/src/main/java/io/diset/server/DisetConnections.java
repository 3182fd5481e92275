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

}
