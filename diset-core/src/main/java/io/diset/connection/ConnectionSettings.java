package io.diset.connection;

import java.time.Duration;

import io.diset.codec.Encoding;
import io.diset.message.MessageTypes;

/**
 * The settings of a connection.
 *
 * @param encoding the encoding of what is sent before the peer has sent anything; then
 * that of the peer is used
 * @param maxMessageSize the greatest length of a received frame, in bytes
 * @param inboundWindow how many received messages may wait for their handler before
 * reading pauses
 * @param maxUnhandledBytes how many bytes of received messages may wait for their handler
 * before reading pauses, whatever their number; while an acknowledgement is waited for,
 * reading goes on until then, and beyond, the connection is closed
 * @param slowHandlerTime after which time a handler that has not ended is reported in the
 * log
 * @param maxPendingMessages how many messages may wait to be handed to the socket
 * @param maxPendingBytes how many bytes of them may wait to be handed to the socket
 * @param maxPendingAnswerBytes how many bytes of acknowledgements and of keep-alives may
 * wait to be handed to the socket, before the connection is closed
 * @param maxAwaitedAcknowledgements how many acknowledgements may be waited for
 * @param slowPeers what happens to a message that is sent while there is no room for it
 * @param queueTimeout how long a message may wait to be handed to the socket, before its
 * sender is told that it was not
 * @param frameTimeout how long a peer may take to finish a frame that it has started
 * @param writeTimeout how long the socket may take nothing of what waits to be sent, if
 * the peer has announced itself as one of ours, or has not been accepted yet
 * @param foreignWriteTimeout the same for any other peer that is accepted: one thread of
 * a Python process reads all its connections, and any of them can hold it up
 * @param closeTimeout how long closing may wait for queued frames to be handed to the
 * socket
 * @param acknowledgementTimeout how long a peer may take to acknowledge a message
 * @param keepAlive when a silent peer is asked whether it is still there
 * @param tcpUserTimeout how long the operating system waits for the acknowledgement of
 * what it has sent, or for a peer that takes nothing, before it ends the connection,
 * where the transport offers that; zero to leave it alone
 * @param lifetime how long a connection may last, and be idle
 * @param messageTypes the types of the records that are sent
 * @since 0.1.0
 */
public record ConnectionSettings(Encoding encoding, int maxMessageSize, int inboundWindow, long maxUnhandledBytes,
		Duration slowHandlerTime, int maxPendingMessages, long maxPendingBytes, long maxPendingAnswerBytes,
		int maxAwaitedAcknowledgements, SlowPeerPolicy slowPeers, Duration queueTimeout, Duration frameTimeout,
		Duration writeTimeout, Duration foreignWriteTimeout, Duration closeTimeout, Duration acknowledgementTimeout,
		KeepAliveSettings keepAlive, Duration tcpUserTimeout, Lifetime lifetime, MessageTypes messageTypes) {

	/**
	 * The settings of a connection that asks for nothing else.
	 */
	public static final ConnectionSettings DEFAULTS = builder().build();

	public ConnectionSettings {
		requirePositive("maxMessageSize", maxMessageSize);
		requirePositive("inboundWindow", inboundWindow);
		requirePositive("maxUnhandledBytes", maxUnhandledBytes);
		requirePositive("maxPendingMessages", maxPendingMessages);
		requirePositive("maxPendingBytes", maxPendingBytes);
		requirePositive("maxPendingAnswerBytes", maxPendingAnswerBytes);
		requirePositive("maxAwaitedAcknowledgements", maxAwaitedAcknowledgements);
		requirePositive("slowHandlerTime", slowHandlerTime.toMillis());
		requirePositive("queueTimeout", queueTimeout.toMillis());
		requirePositive("frameTimeout", frameTimeout.toMillis());
		requirePositive("writeTimeout", writeTimeout.toMillis());
		requirePositive("foreignWriteTimeout", foreignWriteTimeout.toMillis());
		requirePositive("closeTimeout", closeTimeout.toMillis());
		requirePositive("acknowledgementTimeout", acknowledgementTimeout.toMillis());
		if (tcpUserTimeout.isNegative()) {
			throw new IllegalArgumentException("tcpUserTimeout must not be negative");
		}
		if (maxPendingMessages > SendRoom.MAX_MESSAGES) {
			throw new IllegalArgumentException(
					"maxPendingMessages must not be greater than %d".formatted(SendRoom.MAX_MESSAGES));
		}
	}

	/**
	 * Begin to build settings, from the defaults.
	 * @return a builder
	 */
	public static ConnectionSettingsBuilder builder() {
		return new ConnectionSettingsBuilder();
	}

	private static void requirePositive(String name, long value) {
		if (value <= 0) {
			throw new IllegalArgumentException(name + " must be positive");
		}
	}

}
