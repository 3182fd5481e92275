package io.diset.boot.autoconfigure.server;

import io.diset.server.AdmissionSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Properties of how many clients a server takes in. All its listeners share the limits.
 *
 * @since 0.1.0
 */
public class AdmissionProperties {

	/**
	 * Maximum number of connections. Further clients are told to try later.
	 */
	private int maxConnections = 10_000;

	/**
	 * Maximum number of connections from one address. Hosts behind a router may share an
	 * address. If not set, no limit.
	 */
	private @Nullable Integer maxConnectionsPerAddress;

	/**
	 * Maximum number of connections whose clients showed certificates, or proxies, of one
	 * owner. Pilots may share an owner. If not set, no limit.
	 */
	private @Nullable Integer maxConnectionsPerDn;

	/**
	 * Maximum number of sockets that are open besides those of established connections:
	 * of clients that are silent, in the TLS handshake or waiting for the connect
	 * handler, or that were refused a moment ago. Further ones are closed at once.
	 */
	private int maxPending = 4096;

	/**
	 * Maximum number of TLS handshakes that are worked on at a time. Further clients wait
	 * for their turn, at most for 'diset.server.ssl.handshake-timeout'.
	 */
	private int maxHandshakes = 256;

	/**
	 * Return the maximum number of connections.
	 * @return the maximum number of connections
	 */
	public int getMaxConnections() {
		return this.maxConnections;
	}

	/**
	 * Set the maximum number of connections.
	 * @param maxConnections the maximum number of connections
	 */
	public void setMaxConnections(int maxConnections) {
		this.maxConnections = maxConnections;
	}

	/**
	 * Return the maximum number of connections from one address.
	 * @return the maximum number of connections from one address, or {@code null} if not
	 * set
	 */
	public @Nullable Integer getMaxConnectionsPerAddress() {
		return this.maxConnectionsPerAddress;
	}

	/**
	 * Set the maximum number of connections from one address.
	 * @param maxConnectionsPerAddress the maximum number of connections from one address
	 */
	public void setMaxConnectionsPerAddress(@Nullable Integer maxConnectionsPerAddress) {
		this.maxConnectionsPerAddress = maxConnectionsPerAddress;
	}

	/**
	 * Return the maximum number of connections of one owner of certificates.
	 * @return the maximum number of connections of one owner, or {@code null} if not set
	 */
	public @Nullable Integer getMaxConnectionsPerDn() {
		return this.maxConnectionsPerDn;
	}

	/**
	 * Set the maximum number of connections of one owner of certificates.
	 * @param maxConnectionsPerDn the maximum number of connections of one owner
	 */
	public void setMaxConnectionsPerDn(@Nullable Integer maxConnectionsPerDn) {
		this.maxConnectionsPerDn = maxConnectionsPerDn;
	}

	/**
	 * Return the maximum number of sockets without a connection.
	 * @return the maximum number of sockets without a connection
	 */
	public int getMaxPending() {
		return this.maxPending;
	}

	/**
	 * Set the maximum number of sockets without a connection.
	 * @param maxPending the maximum number of sockets without a connection
	 */
	public void setMaxPending(int maxPending) {
		this.maxPending = maxPending;
	}

	/**
	 * Return the maximum number of TLS handshakes at a time.
	 * @return the maximum number of TLS handshakes at a time
	 */
	public int getMaxHandshakes() {
		return this.maxHandshakes;
	}

	/**
	 * Set the maximum number of TLS handshakes at a time.
	 * @param maxHandshakes the maximum number of TLS handshakes at a time
	 */
	public void setMaxHandshakes(int maxHandshakes) {
		this.maxHandshakes = maxHandshakes;
	}

	AdmissionSettings settings() {
		return new AdmissionSettings(atLeastOne("max-connections", this.maxConnections),
				atLeastOne("max-connections-per-address", this.maxConnectionsPerAddress),
				atLeastOne("max-connections-per-dn", this.maxConnectionsPerDn),
				atLeastOne("max-pending", this.maxPending), atLeastOne("max-handshakes", this.maxHandshakes));
	}

	private static int atLeastOne(String name, @Nullable Integer limit) {
		if (limit == null) {
			return AdmissionSettings.UNLIMITED;
		}
		if (limit < 1) {
			throw new InvalidConfigurationPropertyValueException("diset.server.admission." + name, limit,
					"Nobody could connect: the limit must be at least 1.");
		}
		return limit;
	}

}
