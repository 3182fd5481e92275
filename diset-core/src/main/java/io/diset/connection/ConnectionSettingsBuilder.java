package io.diset.connection;

import java.time.Duration;

import io.diset.codec.Encoding;
import io.diset.message.MessageTypes;

/**
 * Builds the settings of a connection. Values that must be positive are checked when they
 * are built.
 *
 * @since 0.1.0
 */
public final class ConnectionSettingsBuilder {

	private static final int MEBIBYTE = 1024 * 1024;

	private Encoding encoding = Encoding.JENCODE;

	private int maxMessageSize = 16 * MEBIBYTE;

	private int inboundWindow = 256;

	private long maxUnhandledBytes = 32 * MEBIBYTE;

	private Duration slowHandlerTime = Duration.ofSeconds(60);

	private int maxPendingMessages = 65_536;

	private long maxPendingBytes = 32 * MEBIBYTE;

	private long maxPendingAnswerBytes = 512 * 1024;

	private int maxAwaitedAcknowledgements = 10_000;

	private SlowPeerPolicy slowPeers = SlowPeerPolicy.DROP;

	private Duration queueTimeout = Duration.ofSeconds(60);

	private Duration frameTimeout = Duration.ofSeconds(30);

	private Duration writeTimeout = Duration.ofSeconds(30);

	private Duration foreignWriteTimeout = Duration.ofSeconds(150);

	private Duration closeTimeout = Duration.ofSeconds(5);

	private Duration acknowledgementTimeout = Duration.ofSeconds(30);

	private KeepAliveSettings keepAlive = KeepAliveSettings.DEFAULTS;

	private Duration tcpUserTimeout = Duration.ofMinutes(5);

	private Lifetime lifetime = Lifetime.UNLIMITED;

	private MessageTypes messageTypes = MessageTypes.defaults();

	ConnectionSettingsBuilder() {
	}

	/**
	 * Set the encoding of what is sent first. JEncode, if not set.
	 * @param encoding the encoding
	 * @return this builder
	 */
	public ConnectionSettingsBuilder encoding(Encoding encoding) {
		this.encoding = encoding;
		return this;
	}

	/**
	 * Set the greatest length of a received frame. 16 MiB, if not set.
	 * @param bytes the length in bytes
	 * @return this builder
	 */
	public ConnectionSettingsBuilder maxMessageSize(int bytes) {
		this.maxMessageSize = bytes;
		return this;
	}

	/**
	 * Set how many received messages may wait for their handler before reading pauses.
	 * 256, if not set.
	 * @param messages the number of messages
	 * @return this builder
	 */
	public ConnectionSettingsBuilder inboundWindow(int messages) {
		this.inboundWindow = messages;
		return this;
	}

	/**
	 * Set how many bytes of received messages may wait for their handler before reading
	 * pauses, or while an acknowledgement is waited for, before the connection is closed.
	 * 32 MiB, if not set.
	 * @param bytes the number of bytes
	 * @return this builder
	 */
	public ConnectionSettingsBuilder maxUnhandledBytes(long bytes) {
		this.maxUnhandledBytes = bytes;
		return this;
	}

	/**
	 * Set after which time a handler that has not ended is reported in the log. 60
	 * seconds, if not set.
	 * @param time the time
	 * @return this builder
	 */
	public ConnectionSettingsBuilder slowHandlerTime(Duration time) {
		this.slowHandlerTime = time;
		return this;
	}

	/**
	 * Set how many messages may wait to be handed to the socket. 65536, if not set;
	 * 8388607 at most.
	 * @param messages the number of messages
	 * @return this builder
	 */
	public ConnectionSettingsBuilder maxPendingMessages(int messages) {
		this.maxPendingMessages = messages;
		return this;
	}

	/**
	 * Set how many bytes may wait to be handed to the socket. 32 MiB, if not set.
	 * @param bytes the number of bytes
	 * @return this builder
	 */
	public ConnectionSettingsBuilder maxPendingBytes(long bytes) {
		this.maxPendingBytes = bytes;
		return this;
	}

	/**
	 * Set how many bytes of acknowledgements and of keep-alives, which go ahead of the
	 * messages, may wait to be handed to the socket before the connection is closed. 512
	 * KiB, if not set.
	 * @param bytes the number of bytes
	 * @return this builder
	 */
	public ConnectionSettingsBuilder maxPendingAnswerBytes(long bytes) {
		this.maxPendingAnswerBytes = bytes;
		return this;
	}

	/**
	 * Set how many acknowledgements may be waited for. 10000, if not set.
	 * @param messages the number of messages
	 * @return this builder
	 */
	public ConnectionSettingsBuilder maxAwaitedAcknowledgements(int messages) {
		this.maxAwaitedAcknowledgements = messages;
		return this;
	}

	/**
	 * Set what happens to a message that is sent while there is no room for it. It is
	 * dropped, if not set.
	 * @param policy what happens to it
	 * @return this builder
	 */
	public ConnectionSettingsBuilder slowPeers(SlowPeerPolicy policy) {
		this.slowPeers = policy;
		return this;
	}

	/**
	 * Set how long a message may wait to be handed to the socket, before its sender is
	 * told that it was not. 60 seconds, if not set.
	 * @param timeout the time
	 * @return this builder
	 */
	public ConnectionSettingsBuilder queueTimeout(Duration timeout) {
		this.queueTimeout = timeout;
		return this;
	}

	/**
	 * Set how long a peer may take to finish a frame. 30 seconds, if not set.
	 * @param timeout the time
	 * @return this builder
	 */
	public ConnectionSettingsBuilder frameTimeout(Duration timeout) {
		this.frameTimeout = timeout;
		return this;
	}

	/**
	 * Set how long the socket may take nothing of what waits to be sent, if the peer has
	 * announced itself as one of ours, or has not been accepted yet. 30 seconds, if not
	 * set.
	 * @param timeout the time
	 * @return this builder
	 */
	public ConnectionSettingsBuilder writeTimeout(Duration timeout) {
		this.writeTimeout = timeout;
		return this;
	}

	/**
	 * Set the same for any other peer that is accepted: one thread of a Python process
	 * reads all its connections, and any of them can hold it up. 150 seconds, if not set.
	 * @param timeout the time
	 * @return this builder
	 */
	public ConnectionSettingsBuilder foreignWriteTimeout(Duration timeout) {
		this.foreignWriteTimeout = timeout;
		return this;
	}

	/**
	 * Set how long closing may wait for queued frames to be handed to the socket. 5
	 * seconds, if not set.
	 * @param timeout the time
	 * @return this builder
	 */
	public ConnectionSettingsBuilder closeTimeout(Duration timeout) {
		this.closeTimeout = timeout;
		return this;
	}

	/**
	 * Set how long a peer may take to acknowledge a message. 30 seconds, if not set, as
	 * in the original.
	 * @param timeout the time
	 * @return this builder
	 */
	public ConnectionSettingsBuilder acknowledgementTimeout(Duration timeout) {
		this.acknowledgementTimeout = timeout;
		return this;
	}

	/**
	 * Set when a silent peer is asked whether it is still there.
	 * @param keepAlive the times
	 * @return this builder
	 */
	public ConnectionSettingsBuilder keepAlive(KeepAliveSettings keepAlive) {
		this.keepAlive = keepAlive;
		return this;
	}

	/**
	 * Set how long the operating system waits for the acknowledgement of what it has
	 * sent, or for a peer that takes nothing, before it ends the connection, where the
	 * transport offers that. 5 minutes, if not set; should be longer than the write
	 * timeouts, which are for the same.
	 * @param timeout the time, or zero to leave it to the operating system
	 * @return this builder
	 */
	public ConnectionSettingsBuilder tcpUserTimeout(Duration timeout) {
		this.tcpUserTimeout = timeout;
		return this;
	}

	/**
	 * Set how long a connection may last, and be idle. Without limit, if not set.
	 * @param lifetime the times
	 * @return this builder
	 */
	public ConnectionSettingsBuilder lifetime(Lifetime lifetime) {
		this.lifetime = lifetime;
		return this;
	}

	/**
	 * Set the types of the records that are sent. Those without converters, if not set.
	 * @param messageTypes the message types
	 * @return this builder
	 */
	public ConnectionSettingsBuilder messageTypes(MessageTypes messageTypes) {
		this.messageTypes = messageTypes;
		return this;
	}

	/**
	 * Build the settings.
	 * @return the settings
	 * @throws IllegalArgumentException if a number or a time is not positive, or too
	 * great
	 */
	public ConnectionSettings build() {
		return new ConnectionSettings(this.encoding, this.maxMessageSize, this.inboundWindow, this.maxUnhandledBytes,
				this.slowHandlerTime, this.maxPendingMessages, this.maxPendingBytes, this.maxPendingAnswerBytes,
				this.maxAwaitedAcknowledgements, this.slowPeers, this.queueTimeout, this.frameTimeout,
				this.writeTimeout, this.foreignWriteTimeout, this.closeTimeout, this.acknowledgementTimeout,
				this.keepAlive, this.tcpUserTimeout, this.lifetime, this.messageTypes);
	}

}
