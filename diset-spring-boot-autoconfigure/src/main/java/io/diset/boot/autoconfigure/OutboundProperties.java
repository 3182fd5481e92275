package io.diset.boot.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

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
	 * Maximum time for which the peer may read nothing of what waits to be sent. If no
	 * unit is given, seconds are used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration writeTimeout = Duration.ofSeconds(30);

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

}
