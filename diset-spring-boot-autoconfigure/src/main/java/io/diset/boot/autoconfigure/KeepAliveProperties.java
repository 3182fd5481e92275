package io.diset.boot.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.convert.DurationUnit;

/**
 * Properties of keep-alives.
 *
 * @since 0.1.0
 */
public class KeepAliveProperties {

	/**
	 * Time without anything sent or received after which the peer is asked whether it is
	 * still there. If no unit is given, seconds are used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration time = Duration.ofSeconds(60);

	/**
	 * Maximum time that a peer of this library may be silent after it was asked. If no
	 * unit is given, seconds are used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration timeout = Duration.ofSeconds(20);

	/**
	 * Maximum time that any other peer may be silent after it was asked, at least 150
	 * seconds: one thread of a Python process reads all its connections. If no unit is
	 * given, seconds are used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration foreignTimeout = Duration.ofSeconds(150);

	/**
	 * Time after which the operating system gives up a peer that acknowledges nothing of
	 * what was sent, or takes nothing, where the transport offers that. Should be longer
	 * than the write timeouts. Use 0 to leave it to the operating system. If no unit is
	 * given, seconds are used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration tcpUserTimeout = Duration.ofMinutes(5);

	/**
	 * Return how long nothing must have been sent or received.
	 * @return how long nothing must have been sent or received
	 */
	public Duration getTime() {
		return this.time;
	}

	/**
	 * Set how long nothing must have been sent or received.
	 * @param time how long nothing must have been sent or received
	 */
	public void setTime(Duration time) {
		this.time = time;
	}

	/**
	 * Return how long a peer of this library may be silent.
	 * @return how long a peer of this library may be silent
	 */
	public Duration getTimeout() {
		return this.timeout;
	}

	/**
	 * Set how long a peer of this library may be silent.
	 * @param timeout how long a peer of this library may be silent
	 */
	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	/**
	 * Return how long any other peer may be silent.
	 * @return how long any other peer may be silent
	 */
	public Duration getForeignTimeout() {
		return this.foreignTimeout;
	}

	/**
	 * Set how long any other peer may be silent.
	 * @param foreignTimeout how long any other peer may be silent
	 */
	public void setForeignTimeout(Duration foreignTimeout) {
		this.foreignTimeout = foreignTimeout;
	}

	/**
	 * Return when the operating system gives up a peer.
	 * @return when the operating system gives up a peer
	 */
	public Duration getTcpUserTimeout() {
		return this.tcpUserTimeout;
	}

	/**
	 * Set when the operating system gives up a peer.
	 * @param tcpUserTimeout when the operating system gives up a peer
	 */
	public void setTcpUserTimeout(Duration tcpUserTimeout) {
		this.tcpUserTimeout = tcpUserTimeout;
	}

}
