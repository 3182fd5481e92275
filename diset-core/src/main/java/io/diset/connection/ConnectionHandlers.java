package io.diset.connection;

import java.util.List;

import io.diset.message.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of a connection's events. Asked on the event loop for every event, so the
 * methods must be quick.
 *
 * @since 0.1.0
 */
public interface ConnectionHandlers {

	/**
	 * Return the handler of a new connection.
	 * @return the handler
	 */
	ConnectHandler connectHandler();

	/**
	 * Return where the connect handler runs.
	 * @return where it runs
	 */
	Execution connectExecution();

	/**
	 * Return who is told that a connection is established, before its first message. A
	 * failure is told to the peer and closes the connection, whose drop follows.
	 * @return who is told, in order
	 */
	default List<ConnectRoute> establishedRoutes() {
		return List.of();
	}

	/**
	 * Return what is to be done with a message.
	 * @param name the name of the message
	 * @return the route, or {@code null} when nothing handles it
	 */
	@Nullable MessageRoute<?> route(String name);

	/**
	 * Return whether a message that nothing handles is thrown away, else the peer is told
	 * and disconnected.
	 * @return whether it is thrown away
	 */
	default boolean ignoresUnknownMessages() {
		return false;
	}

	/**
	 * Return what the log says of a message that nothing handles, besides what the peer
	 * is told.
	 * @return a text for those who read the log, or {@code null} for none
	 */
	default @Nullable String adviceOnUnknownMessages() {
		return null;
	}

	/**
	 * Check a message that is to be sent. Called for each of them, on the thread of the
	 * sender.
	 * @param type the type of the message
	 * @throws io.diset.message.MessageDefinitionException if the peer defines the message
	 * in another way
	 */
	default void checkSent(MessageType<?> type) {
	}

	/**
	 * Return how many messages may be handled at once, over all connections with these
	 * handlers.
	 * @return the limits
	 */
	default HandlerLimits limits() {
		return HandlerLimits.NONE;
	}

	/**
	 * Return what learns of the connections with these handlers.
	 * @return measures them, if anything does
	 */
	default ConnectionMetrics metrics() {
		return ConnectionMetrics.NONE;
	}

	/**
	 * Return who is told that a connection has ended, before the drop handler is.
	 * @return who is told, in order
	 */
	default List<DropRoute> dropRoutes() {
		return List.of();
	}

	/**
	 * Return the handler of the end of a connection.
	 * @return the handler
	 */
	DropHandler dropHandler();

	/**
	 * Return where the drop handler runs.
	 * @return where it runs
	 */
	Execution dropExecution();

}
