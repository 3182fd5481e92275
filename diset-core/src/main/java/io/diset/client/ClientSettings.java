package io.diset.client;

import java.time.Duration;

import io.diset.connection.ConnectionSettings;

/**
 * The limits of a client.
 *
 * @param connectTimeout how long the network may take to connect
 * @param handshakeTimeout how long the service may take for each of its two replies
 * @param sendTimeout how long a message may wait for a connection
 * @param reconnect when a client that has lost its connection tries again
 * @param unsubscribedMessages what happens to messages without a subscription
 * @param disconnectedSends what happens to messages that are sent while there is no
 * connection
 * @param connection the limits of a connection; its {@code maxPendingBytes} holds for
 * messages that wait for a connection as well
 * @since 0.1.0
 */
public record ClientSettings(Duration connectTimeout, Duration handshakeTimeout, Duration sendTimeout,
		ReconnectPolicy reconnect, UnsubscribedMessages unsubscribedMessages, DisconnectedSends disconnectedSends,
		ConnectionSettings connection) {

	/**
	 * The settings of a client that asks for nothing else. The service may take longer
	 * for its reply than ours takes to give up on its own connect handler.
	 */
	public static final ClientSettings DEFAULTS = new ClientSettings(Duration.ofSeconds(10), Duration.ofSeconds(40),
			Duration.ofSeconds(30), ReconnectPolicy.DEFAULTS, UnsubscribedMessages.DISCONNECT, DisconnectedSends.WAIT,
			ConnectionSettings.DEFAULTS);

	public ClientSettings {
		if (connectTimeout.toMillis() <= 0 || handshakeTimeout.toMillis() <= 0 || sendTimeout.toMillis() <= 0) {
			throw new IllegalArgumentException("connectTimeout, handshakeTimeout and sendTimeout must be positive");
		}
		if (connectTimeout.toMillis() > Integer.MAX_VALUE) {
			throw new IllegalArgumentException("connectTimeout must not be longer than 24 days");
		}
	}

	/**
	 * Create settings of a client whose messages wait for a connection.
	 * @param connectTimeout how long the network may take to connect
	 * @param handshakeTimeout how long the service may take for each of its two replies
	 * @param sendTimeout how long a message may wait for a connection
	 * @param reconnect when a client that has lost its connection tries again
	 * @param unsubscribedMessages what happens to messages without a subscription
	 * @param connection the limits of a connection
	 */
	public ClientSettings(Duration connectTimeout, Duration handshakeTimeout, Duration sendTimeout,
			ReconnectPolicy reconnect, UnsubscribedMessages unsubscribedMessages, ConnectionSettings connection) {
		this(connectTimeout, handshakeTimeout, sendTimeout, reconnect, unsubscribedMessages, DisconnectedSends.WAIT,
				connection);
	}

}
