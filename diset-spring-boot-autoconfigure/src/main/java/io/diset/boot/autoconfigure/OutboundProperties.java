package io.diset.boot.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import io.diset.connection.SlowPeerPolicy;

import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * Properties of what a connection sends.
 *
 * @since 0.1.0
 */
public class OutboundProperties {

	/**
	 * Maximum size of all that waits to be handed to the socket of a connection. Sending
	 * fails beyond it.
	 */
	private DataSize maxPending = DataSize.ofMegabytes(32);

	/**
	 * Maximum number of messages that may wait to be handed to the socket of a
	 * connection.
	 */
	private int maxPendingMessages = 65_536;

	/**
	 * What happens to a message that is sent while there is no room for it, since its
	 * peer reads too slowly: it is dropped and its sender told, it waits, or it is
	 * dropped and the peer disconnected. A peer that does not take its replies is always
	 * disconnected.
	 */
	private SlowPeerPolicy slowPeers = SlowPeerPolicy.DROP;

	/**
	 * Maximum time that a message may wait to be handed to the socket, before its sender
	 * is told that it was not. For replies, there is no such time. If no unit is given,
	 * seconds are used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration queueTimeout = Duration.ofSeconds(60);

	/**
	 * Maximum size of acknowledgements and of answers to keep-alives, which go ahead of
	 * the messages, that may wait to be handed to the socket of a connection. Beyond it,
	 * the connection is closed.
	 */
	private DataSize maxPendingAnswers = DataSize.ofKilobytes(512);

	/**
	 * Maximum number of acknowledgements that may be waited for by a connection. Sending
	 * fails beyond it.
	 */
	private int maxAwaitedAcknowledgements = 10_000;

	/**
	 * Maximum time for which a peer of this library may read nothing of what waits to be
	 * sent. If no unit is given, seconds are used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration writeTimeout = Duration.ofSeconds(30);

	/**
	 * Maximum time for which any other accepted peer may read nothing of what waits to be
	 * sent: one thread of a Python process reads all its connections. If no unit is
	 * given, seconds are used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration foreignWriteTimeout = Duration.ofSeconds(150);

	/**
	 * Maximum time that a peer may take to acknowledge a message. If no unit is given,
	 * seconds are used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration acknowledgementTimeout = Duration.ofSeconds(30);

	/**
	 * Maximum time that closing a connection may wait until what is queued has been
	 * handed to the socket. If no unit is given, seconds are used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration closeTimeout = Duration.ofSeconds(5);

	/**
	 * Return the maximum size of what waits to be sent.
	 * @return the maximum size of what waits to be sent
	 */
	public DataSize getMaxPending() {
		return this.maxPending;
	}

	/**
	 * Set the maximum size of what waits to be sent.
	 * @param maxPending the maximum size of what waits to be sent
	 */
	public void setMaxPending(DataSize maxPending) {
		this.maxPending = maxPending;
	}

	/**
	 * Return how long the peer may read nothing.
	 * @return how long the peer may read nothing
	 */
	public Duration getWriteTimeout() {
		return this.writeTimeout;
	}

	/**
	 * Set how long the peer may read nothing.
	 * @param writeTimeout how long the peer may read nothing
	 */
	public void setWriteTimeout(Duration writeTimeout) {
		this.writeTimeout = writeTimeout;
	}

	/**
	 * Return how long a peer may take to acknowledge a message.
	 * @return how long a peer may take to acknowledge a message
	 */
	public Duration getAcknowledgementTimeout() {
		return this.acknowledgementTimeout;
	}

	/**
	 * Set how long a peer may take to acknowledge a message.
	 * @param acknowledgementTimeout how long a peer may take to acknowledge a message
	 */
	public void setAcknowledgementTimeout(Duration acknowledgementTimeout) {
		this.acknowledgementTimeout = acknowledgementTimeout;
	}

	/**
	 * Return how long closing may wait for what is queued.
	 * @return how long closing may wait for what is queued
	 */
	public Duration getCloseTimeout() {
		return this.closeTimeout;
	}

	/**
	 * Set how long closing may wait for what is queued.
	 * @param closeTimeout how long closing may wait for what is queued
	 */
	public void setCloseTimeout(Duration closeTimeout) {
		this.closeTimeout = closeTimeout;
	}

	/**
	 * Return the maximum number of messages that wait to be sent.
	 * @return the maximum number of messages that wait to be sent
	 */
	public int getMaxPendingMessages() {
		return this.maxPendingMessages;
	}

	/**
	 * Set the maximum number of messages that wait to be sent.
	 * @param maxPendingMessages the maximum number of messages that wait to be sent
	 */
	public void setMaxPendingMessages(int maxPendingMessages) {
		this.maxPendingMessages = maxPendingMessages;
	}

	/**
	 * Return what happens to a message that is sent while there is no room for it.
	 * @return what happens to a message that is sent while there is no room for it
	 */
	public SlowPeerPolicy getSlowPeers() {
		return this.slowPeers;
	}

	/**
	 * Set what happens to a message that is sent while there is no room for it.
	 * @param slowPeers what happens to a message that is sent while there is no room for
	 * it
	 */
	public void setSlowPeers(SlowPeerPolicy slowPeers) {
		this.slowPeers = slowPeers;
	}

	/**
	 * Return how long a message may wait to be handed to the socket.
	 * @return how long a message may wait to be handed to the socket
	 */
	public Duration getQueueTimeout() {
		return this.queueTimeout;
	}

	/**
	 * Set how long a message may wait to be handed to the socket.
	 * @param queueTimeout how long a message may wait to be handed to the socket
	 */
	public void setQueueTimeout(Duration queueTimeout) {
		this.queueTimeout = queueTimeout;
	}

	/**
	 * Return the maximum size of acknowledgements and answers to keep-alives that wait.
	 * @return the maximum size of acknowledgements and answers to keep-alives that wait
	 */
	public DataSize getMaxPendingAnswers() {
		return this.maxPendingAnswers;
	}

	/**
	 * Set the maximum size of acknowledgements and answers to keep-alives that wait.
	 * @param maxPendingAnswers the maximum size of acknowledgements and answers to keep-
	 * alives that wait
	 */
	public void setMaxPendingAnswers(DataSize maxPendingAnswers) {
		this.maxPendingAnswers = maxPendingAnswers;
	}

	/**
	 * Return the maximum number of acknowledgements that are waited for.
	 * @return the maximum number of acknowledgements that are waited for
	 */
	public int getMaxAwaitedAcknowledgements() {
		return this.maxAwaitedAcknowledgements;
	}

	/**
	 * Set the maximum number of acknowledgements that are waited for.
	 * @param maxAwaitedAcknowledgements the maximum number of acknowledgements that are
	 * waited for
	 */
	public void setMaxAwaitedAcknowledgements(int maxAwaitedAcknowledgements) {
		this.maxAwaitedAcknowledgements = maxAwaitedAcknowledgements;
	}

	/**
	 * Return how long any other peer may read nothing.
	 * @return how long any other peer may read nothing
	 */
	public Duration getForeignWriteTimeout() {
		return this.foreignWriteTimeout;
	}

	/**
	 * Set how long any other peer may read nothing.
	 * @param foreignWriteTimeout how long any other peer may read nothing
	 */
	public void setForeignWriteTimeout(Duration foreignWriteTimeout) {
		this.foreignWriteTimeout = foreignWriteTimeout;
	}

}
