package io.diset.connection;

import java.time.Duration;

/**
 * The limits of a connection.
 *
 * @param maxMessageSize the greatest length of a received frame, in bytes
 * @param inboundWindow how many received messages may wait for their handler before
 * reading pauses
 * @param maxPendingBytes how many bytes may wait to be handed to the socket
 * @param frameTimeout how long a peer may take to finish a frame that it has started
 * @param writeTimeout how long the socket may take nothing of what waits to be sent
 * @param closeTimeout how long closing may wait for queued frames to be handed to the
 * socket
 * @since 0.1.0
 */
public record ConnectionSettings(int maxMessageSize, int inboundWindow, long maxPendingBytes, Duration frameTimeout,
		Duration writeTimeout, Duration closeTimeout) {

	/**
	 * The settings of a connection that asks for nothing else.
	 */
	public static final ConnectionSettings DEFAULTS = new ConnectionSettings(16 * 1024 * 1024, 256, 32L * 1024 * 1024,
			Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(5));

	public ConnectionSettings {
		requirePositive("maxMessageSize", maxMessageSize);
		requirePositive("inboundWindow", inboundWindow);
		requirePositive("maxPendingBytes", maxPendingBytes);
		requirePositive("frameTimeout", frameTimeout.toMillis());
		requirePositive("writeTimeout", writeTimeout.toMillis());
		requirePositive("closeTimeout", closeTimeout.toMillis());
	}

	private static void requirePositive(String name, long value) {
		if (value <= 0) {
			throw new IllegalArgumentException(name + " must be positive");
		}
	}

}
