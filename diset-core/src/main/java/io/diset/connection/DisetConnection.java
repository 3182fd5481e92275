package io.diset.connection;

import java.net.SocketAddress;
import java.security.Principal;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One stable connection. Both ends may send messages at any time. Safe for use by several
 * threads.
 *
 * @since 0.1.0
 */
public interface DisetConnection {

	/**
	 * Return the transport id: this side's own name for the connection, which never
	 * repeats while the process lives. A peer that connects again gets a new one.
	 * @return the transport id
	 */
	String id();

	/**
	 * Return the name of the service at one end of the connection.
	 * @return the name in the form System/Component
	 */
	String service();

	/**
	 * Return the identity that the client chose and keeps when it connects again. It is
	 * only unique under the name of its {@link #peer()}.
	 * @return the identity
	 */
	String identity();

	/**
	 * Return what the client sent along when it connected, and sends again when it
	 * connects again.
	 * @return the connect arguments, unmodifiable
	 */
	Map<String, @Nullable Object> arguments();

	/**
	 * Return who the peer is. The name is the DN of its certificate.
	 * @return the peer, or {@code null} when it showed no certificate
	 */
	@Nullable Principal peer();

	/**
	 * Return what the application keeps with the connection. It is never sent, and goes
	 * with the connection: a peer that connects again begins with nothing.
	 * @return the attributes, modifiable and safe for use by several threads
	 */
	Map<String, Object> attributes();

	/**
	 * Return the address of the peer.
	 * @return the address
	 */
	SocketAddress remoteAddress();

	/**
	 * Return whether messages can be sent. Messages that are sent while the connection is
	 * being accepted wait until the peer has been told that it is.
	 * @return {@code false} from the moment at which one side began to close
	 */
	boolean isOpen();

	/**
	 * Send a message. It is queued by this call, in order with other messages of the same
	 * thread; what is returned only reports, and nothing is lost when nobody subscribes.
	 * @param message a record with {@link io.diset.message.DisetMessage @DisetMessage},
	 * or a {@link io.diset.message.Message}
	 * @return completes, on the event loop, when the message has been handed to the
	 * socket; fails with {@link ConnectionClosedException} when it cannot be any more,
	 * with {@link SendLimitException} when too much waits already, and with
	 * {@link java.util.concurrent.TimeoutException} when the socket has not taken it
	 * within the queue timeout of the {@link ConnectionSettings}
	 * @throws io.diset.message.MessageDefinitionException if it is not a message
	 * @throws io.diset.message.InvalidMessageException if it has a value that does not
	 * agree with its definition
	 */
	Mono<Void> send(Object message);

	/**
	 * Send a message, and be told that the peer has accepted it for its handler: it knows
	 * the message, and the values agree with its definition. The handler itself may run
	 * later, and fail. A handler may wait for it, also with a full window of messages
	 * behind it; one that runs on the event loop must return what is returned here
	 * instead of blocking. A connect handler must not wait for it, since the message is
	 * held back until that has ended.
	 * @param message as for {@link #send(Object)}
	 * @return completes, on the event loop, when the message has been acknowledged; fails
	 * as that of {@link #send(Object)} does, with {@link SendLimitException} when as many
	 * others are waited for as the {@link ConnectionSettings} allow, with
	 * {@link RefusedByPeerException} when the peer refuses the message, after which the
	 * connection is closed, with {@link java.util.concurrent.TimeoutException} when there
	 * is no acknowledgement in time after the message was written, and with
	 * {@link ConnectionClosedException} when the connection ends before: then the message
	 * may have been handled or not
	 * @throws io.diset.message.MessageDefinitionException if it is not a message
	 * @throws io.diset.message.InvalidMessageException if it has a value that does not
	 * agree with its definition
	 */
	Mono<Void> sendAndAwaitAck(Object message);

	/**
	 * Return how much waits at this connection now, to be handled and to be sent.
	 * @return the backlog
	 */
	Backlog backlog();

	/**
	 * Close the connection after sending what is queued. The work begins with this call.
	 * @return completes when the connection is closed
	 */
	Mono<Void> close();

}
