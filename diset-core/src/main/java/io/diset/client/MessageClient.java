package io.diset.client;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.diset.connection.Backlog;
import io.diset.connection.CloseReason;
import io.diset.connection.ConnectHandler;
import io.diset.connection.DropHandler;
import io.diset.connection.Execution;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Talks to one service over one stable connection. A connection that is lost comes back
 * by itself, with the same identity and connect arguments; what was handed to the socket
 * of the lost one and not read by the service is lost with it. Safe for use by several
 * threads.
 *
 * @since 0.1.0
 */
public interface MessageClient extends MessageSubscriptions {

	/**
	 * Begin to build a client.
	 * @param url where the service is
	 * @param executor runs the callbacks, which may block
	 * @return a builder
	 */
	static MessageClientBuilder builder(ServiceUrl url, Executor executor) {
		return new MessageClientBuilder(url, executor);
	}

	/**
	 * Begin to build a client of a service that may move.
	 * @param service the name of the service in the form System/Component
	 * @param urls knows where it is, and is asked at each attempt to connect
	 * @param executor runs the callbacks, which may block
	 * @return a builder
	 * @throws IllegalArgumentException if the name has another form
	 */
	static MessageClientBuilder builder(String service, DisetServiceUrls urls, Executor executor) {
		return new MessageClientBuilder(service, urls, executor);
	}

	/**
	 * Return the name of the service.
	 * @return the name in the form System/Component
	 */
	String service();

	/**
	 * Return the identity of this client, which it keeps when it connects again.
	 * @return the identity
	 */
	String identity();

	/**
	 * Return whether there is an open connection now.
	 * @return whether there is one
	 */
	boolean isConnected();

	/**
	 * Return how much waits at the connection now, to be handled and to be sent. What
	 * waits for a connection is not counted.
	 * @return the backlog, {@link Backlog#NONE} when there is no connection
	 */
	Backlog backlog();

	/**
	 * Return what the client is doing about its connection. A lost connection counts as
	 * connected until its last message has been handled; {@link #isConnected()} tells at
	 * once.
	 * @return the state
	 */
	MessageClientState state();

	/**
	 * Be told the state, and each one that follows. The callback runs on the executor,
	 * one at a time and in order. One that is so slow that many states wait for it misses
	 * the oldest of them, but never the last one.
	 * @param callback takes the states
	 * @return ends the subscription
	 */
	Disposable onState(Consumer<? super MessageClientState> callback);

	/**
	 * Return the definitions of messages that are known: those of the client's own
	 * messages, and those that the service told when the client connected.
	 * @return the definitions by name, unmodifiable
	 */
	Map<String, MessageDefinition> definitions();

	/**
	 * Return this client in a form for callers that wait.
	 * @return the same client
	 */
	BlockingMessageClient blocking();

	/**
	 * Add the definition of a message that this client is going to send or receive, so
	 * that a service that defines it in another way is found when the client connects.
	 * Those of records that are subscribed to or sent are added by themselves.
	 * @param definition the definition
	 * @throws io.diset.message.MessageDefinitionException if another definition of the
	 * message is known already
	 */
	void define(MessageDefinition definition);

	/**
	 * Connect with the connect arguments that were given last, at first none. The work
	 * begins with this call, unless the client is connected or about to be: an attempt
	 * that is being made already, as that to come back after a loss, also decides about
	 * this call.
	 * @return the value that the service gave, nothing if it gave none; fails with
	 * {@link io.diset.connection.RefusedByPeerException} when the service refuses, and
	 * otherwise with what went wrong: {@link io.diset.message.MessageDefinitionException}
	 * when the service defines a message in another way than the client,
	 * {@link ServiceUnreachableException} when none of several URLs could be connected
	 * to. If some of them refused and none took the client, it is the last refusal, and
	 * the other failures are its suppressed exceptions. A first connection that fails is
	 * not tried again.
	 */
	Mono<Object> connect();

	/**
	 * Connect. An open connection is kept: the arguments then count from the next one on.
	 * @param arguments the connect arguments, repeated when the client connects again
	 * @return as {@link #connect()}
	 */
	Mono<Object> connect(Map<String, ? extends @Nullable Object> arguments);

	/**
	 * Send a message. It is queued by this call, in order with other messages of the same
	 * thread; what is returned only reports, and nothing is lost when nobody subscribes.
	 * A client without a connection makes one for it, or lets it fail, as
	 * {@link DisconnectedSends} says.
	 * @param message a record with {@link io.diset.message.DisetMessage @DisetMessage},
	 * or a {@link Message}
	 * @return completes when the message has been handed to the socket; fails with
	 * {@link io.diset.connection.ConnectionClosedException} when it cannot be any more,
	 * with {@link io.diset.connection.SendLimitException} when too much waits already,
	 * with {@link java.util.concurrent.TimeoutException} when no connection came in time
	 * or the socket did not take it in time, and as {@link #connect()} when the first
	 * connection fails
	 * @throws io.diset.message.MessageDefinitionException if it is not a message, or the
	 * service defines it in another way
	 * @throws io.diset.message.InvalidMessageException if it has a value that does not
	 * agree with its definition
	 */
	Mono<Void> send(Object message);

	/**
	 * Send a message, and be told that the service has accepted it for its handler. It is
	 * queued as by {@link #send(Object)}.
	 * @param message a record with {@link io.diset.message.DisetMessage @DisetMessage},
	 * or a {@link Message}
	 * @return completes, on the event loop, when the message has been acknowledged; fails
	 * as {@link #send(Object)} does, with
	 * {@link io.diset.connection.RefusedByPeerException} when the service refuses the
	 * message, after which the connection is closed, with
	 * {@link java.util.concurrent.TimeoutException} when there is no acknowledgement in
	 * time after the message was written, and with
	 * {@link io.diset.connection.ConnectionClosedException} when the connection ends
	 * before: then the message may have been handled or not
	 * @throws io.diset.message.MessageDefinitionException if it is not a message
	 * @throws io.diset.message.InvalidMessageException if it has a value that does not
	 * agree with its definition
	 */
	Mono<Void> sendAndAwaitAck(Object message);

	/**
	 * Create a message that has no record.
	 * @param name the name of a message that the service told when the client connected,
	 * or whose definition was given to the client
	 * @return a message without values
	 * @throws io.diset.message.MessageDefinitionException if the definition is not known
	 */
	Message createMessage(String name);

	/**
	 * Be told of each connection that comes up, before its first message. Handlers are
	 * called one after the other in the order in which they were added. What they send is
	 * sent after the messages that have waited for the connection.
	 * @param execution where the handler runs
	 * @param handler is told; a failure makes the client tell the service and disconnect,
	 * after which the drop handlers are called. The handlers behind it are not told of
	 * this connection. The value that it returns is ignored, but the next event waits for
	 * the end of a Mono
	 * @return ends the subscription
	 */
	Disposable onConnect(Execution execution, ConnectHandler handler);

	/**
	 * Be told when a connection has ended, after its last message and before the client
	 * tries to connect again: once for each connection that came up. Handlers are called
	 * one after the other in the order in which they were added, together with those of
	 * {@link #onDisconnect(Consumer)}. All of them are called, also when a handler of
	 * {@link #onConnect} has failed and those behind it were not told of the connection:
	 * a drop handler may hear of one that it does not know.
	 * @param execution where the handler runs
	 * @param handler is told; a failure is logged
	 * @return ends the subscription
	 */
	Disposable onDrop(Execution execution, DropHandler handler);

	/**
	 * Be told when a connection has ended, after its last message. The callback runs on
	 * the executor, before the client tries to connect again.
	 * @param callback takes the reason
	 * @return ends the subscription
	 */
	default Disposable onDisconnect(Consumer<? super CloseReason> callback) {
		return onDrop(Execution.EXECUTOR, (connection, reason) -> {
			callback.accept(reason);
			return null;
		});
	}

	/**
	 * Disconnect after sending what is queued, and stay so until the next {@code connect}
	 * or {@code send}. The work begins with this call.
	 * @return completes when the connection is closed and its callbacks have ended: a
	 * callback must not wait for it
	 */
	Mono<Void> disconnect();

	/**
	 * Disconnect for ever. The work begins with this call.
	 * @return completes as {@link #disconnect()} does
	 */
	Mono<Void> close();

}
