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
 * @param maxPendingBytes how many bytes may wait to be handed to the socket
 * @param frameTimeout how long a peer may take to finish a frame that it has started
 * @param writeTimeout how long the socket may take nothing of what waits to be sent
 * @param closeTimeout how long closing may wait for queued frames to be handed to the
 * socket
 * @param acknowledgementTimeout how long a peer may take to acknowledge a message
 * @param keepAlive when a silent peer is asked whether it is still there
 * @param messageTypes the types of the records that are sent
 * @since 0.1.0
 */
public record ConnectionSettings(Encoding encoding, int maxMessageSize, int inboundWindow, long maxUnhandledBytes,
		long maxPendingBytes, Duration frameTimeout, Duration writeTimeout, Duration closeTimeout,
		Duration acknowledgementTimeout, KeepAliveSettings keepAlive, MessageTypes messageTypes) {

	private static final int MEBIBYTE = 1024 * 1024;

	/**
	 * The settings of a connection that asks for nothing else.
	 */
	public static final ConnectionSettings DEFAULTS = builder().build();

	public ConnectionSettings {
		requirePositive("maxMessageSize", maxMessageSize);
		requirePositive("inboundWindow", inboundWindow);
		requirePositive("maxUnhandledBytes", maxUnhandledBytes);
		requirePositive("maxPendingBytes", maxPendingBytes);
		requirePositive("frameTimeout", frameTimeout.toMillis());
		requirePositive("writeTimeout", writeTimeout.toMillis());
		requirePositive("closeTimeout", closeTimeout.toMillis());
		requirePositive("acknowledgementTimeout", acknowledgementTimeout.toMillis());
	}

	/**
	 * Begin to build settings, from the defaults.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	private static void requirePositive(String name, long value) {
		if (value <= 0) {
			throw new IllegalArgumentException(name + " must be positive");
		}
	}

	/**
	 * Builds settings. Values that must be positive are checked when they are built.
	 */
	public static final class Builder {

		private Encoding encoding = Encoding.JENCODE;

		private int maxMessageSize = 16 * MEBIBYTE;

		private int inboundWindow = 256;

		private long maxUnhandledBytes = 32 * MEBIBYTE;

		private long maxPendingBytes = 32 * MEBIBYTE;

		private Duration frameTimeout = Duration.ofSeconds(30);

		private Duration writeTimeout = Duration.ofSeconds(30);

		private Duration closeTimeout = Duration.ofSeconds(5);

		private Duration acknowledgementTimeout = Duration.ofSeconds(30);

		private KeepAliveSettings keepAlive = KeepAliveSettings.DEFAULTS;

		private MessageTypes messageTypes = MessageTypes.defaults();

		private Builder() {
		}

		/**
		 * Set the encoding of what is sent first. JEncode, if not set.
		 * @param encoding the encoding
		 * @return this builder
		 */
		public Builder encoding(Encoding encoding) {
			this.encoding = encoding;
			return this;
		}

		/**
		 * Set the greatest length of a received frame. 16 MiB, if not set.
		 * @param bytes the length in bytes
		 * @return this builder
		 */
		public Builder maxMessageSize(int bytes) {
			this.maxMessageSize = bytes;
			return this;
		}

		/**
		 * Set how many received messages may wait for their handler before reading
		 * pauses. 256, if not set.
		 * @param messages the number of messages
		 * @return this builder
		 */
		public Builder inboundWindow(int messages) {
			this.inboundWindow = messages;
			return this;
		}

		/**
		 * Set how many bytes of received messages may wait for their handler before
		 * reading pauses, or while an acknowledgement is waited for, before the
		 * connection is closed. 32 MiB, if not set.
		 * @param bytes the number of bytes
		 * @return this builder
		 */
		public Builder maxUnhandledBytes(long bytes) {
			this.maxUnhandledBytes = bytes;
			return this;
		}

		/**
		 * Set how many bytes may wait to be handed to the socket. 32 MiB, if not set.
		 * @param bytes the number of bytes
		 * @return this builder
		 */
		public Builder maxPendingBytes(long bytes) {
			this.maxPendingBytes = bytes;
			return this;
		}

		/**
		 * Set how long a peer may take to finish a frame. 30 seconds, if not set.
		 * @param timeout the time
		 * @return this builder
		 */
		public Builder frameTimeout(Duration timeout) {
			this.frameTimeout = timeout;
			return this;
		}

		/**
		 * Set how long the socket may take nothing of what waits to be sent. 30 seconds,
		 * if not set.
		 * @param timeout the time
		 * @return this builder
		 */
		public Builder writeTimeout(Duration timeout) {
			this.writeTimeout = timeout;
			return this;
		}

		/**
		 * Set how long closing may wait for queued frames to be handed to the socket. 5
		 * seconds, if not set.
		 * @param timeout the time
		 * @return this builder
		 */
		public Builder closeTimeout(Duration timeout) {
			this.closeTimeout = timeout;
			return this;
		}

		/**
		 * Set how long a peer may take to acknowledge a message. 30 seconds, if not set,
		 * as in the original.
		 * @param timeout the time
		 * @return this builder
		 */
		public Builder acknowledgementTimeout(Duration timeout) {
			this.acknowledgementTimeout = timeout;
			return this;
		}

		/**
		 * Set when a silent peer is asked whether it is still there.
		 * @param keepAlive the times
		 * @return this builder
		 */
		public Builder keepAlive(KeepAliveSettings keepAlive) {
			this.keepAlive = keepAlive;
			return this;
		}

		/**
		 * Set the types of the records that are sent. Those without converters, if not
		 * set.
		 * @param messageTypes the message types
		 * @return this builder
		 */
		public Builder messageTypes(MessageTypes messageTypes) {
			this.messageTypes = messageTypes;
			return this;
		}

		/**
		 * Build the settings.
		 * @return the settings
		 * @throws IllegalArgumentException if a number or a time is not positive
		 */
		public ConnectionSettings build() {
			return new ConnectionSettings(this.encoding, this.maxMessageSize, this.inboundWindow,
					this.maxUnhandledBytes, this.maxPendingBytes, this.frameTimeout, this.writeTimeout,
					this.closeTimeout, this.acknowledgementTimeout, this.keepAlive, this.messageTypes);
		}

	}

}
