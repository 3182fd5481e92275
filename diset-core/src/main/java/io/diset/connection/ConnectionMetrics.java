package io.diset.connection;

/**
 * Learns what the connections of a service do, so that it can be measured. Every method
 * must be quick, and may be called by any thread. A failure is logged once and does no
 * harm to the connection. The names of messages are those of definitions, never what a
 * peer made up.
 *
 * @since 0.1.0
 */
public interface ConnectionMetrics {

	/**
	 * Measures nothing, and is not even asked.
	 */
	ConnectionMetrics NONE = new ConnectionMetrics() {

		@Override
		public boolean isEnabled() {
			return false;
		}

	};

	/**
	 * The name of messages that are not known.
	 */
	String UNKNOWN = "unknown";

	/**
	 * Return whether anything is measured. Who measures nothing is not asked for the
	 * time.
	 * @return whether anything is measured
	 */
	default boolean isEnabled() {
		return true;
	}

	/**
	 * A connection was established.
	 */
	default void opened() {
	}

	/**
	 * An established connection has ended.
	 * @param kind why it has
	 */
	default void closed(CloseReason.Kind kind) {
	}

	/**
	 * Bytes were received, without those of TLS.
	 * @param count how many
	 */
	default void bytesReceived(int count) {
	}

	/**
	 * Bytes were written, without those of TLS.
	 * @param count how many
	 */
	default void bytesSent(int count) {
	}

	/**
	 * A message was received.
	 * @param message its name
	 * @param outcome what becomes of it
	 */
	default void received(String message, ReceiveOutcome outcome) {
	}

	/**
	 * The handler of a message has ended, also the Mono that it may have returned.
	 * @param message the name of the message
	 * @param nanos the time that it took, in nanoseconds
	 * @param success whether it has not failed
	 */
	default void handled(String message, long nanos, boolean success) {
	}

	/**
	 * It is known what became of a message that was to be sent.
	 * @param message its name
	 * @param outcome what became of it
	 */
	default void sent(String message, SendOutcome outcome) {
	}

	/**
	 * A message was acknowledged, or is not going to be.
	 * @param nanos the time since it was written, in nanoseconds
	 * @param outcome what the peer said, if anything
	 */
	default void acknowledged(long nanos, AcknowledgementOutcome outcome) {
	}

	/**
	 * A peer has shown that it is there, after it was asked.
	 * @param nanos the time since it was asked, in nanoseconds
	 */
	default void keptAlive(long nanos) {
	}

	/**
	 * What becomes of a received message.
	 */
	enum ReceiveOutcome {

		/**
		 * It goes to its handler.
		 */
		ACCEPTED,

		/**
		 * Nothing handles it, and it is thrown away as the application wants it.
		 */
		IGNORED,

		/**
		 * Nothing handles it, and the connection ends.
		 */
		UNKNOWN,

		/**
		 * It does not agree with its definition, and the connection ends.
		 */
		MALFORMED,

		/**
		 * The peer may not send it, and the connection ends.
		 */
		UNAUTHORIZED

	}

	/**
	 * What becomes of a message that is to be sent.
	 */
	enum SendOutcome {

		/**
		 * The socket has taken it.
		 */
		SENT,

		/**
		 * There was no room for it.
		 */
		DROPPED,

		/**
		 * The socket did not take it in time.
		 */
		EXPIRED,

		/**
		 * The connection has ended.
		 */
		FAILED

	}

	/**
	 * What becomes of a wait for an acknowledgement.
	 */
	enum AcknowledgementOutcome {

		/**
		 * The peer has accepted the message.
		 */
		ACCEPTED,

		/**
		 * The peer has refused the message.
		 */
		REFUSED,

		/**
		 * There was none in time.
		 */
		TIMEOUT,

		/**
		 * The connection has ended.
		 */
		FAILED

	}

}
