package io.diset.server;

/**
 * How many clients a server takes in. All its listeners share the limits.
 *
 * @param maxConnections how many connections there may be, each from the moment in which
 * its proposal is granted until its socket is closed
 * @param maxConnectionsPerAddress how many of them may come from one address
 * @param maxConnectionsPerDn how many of them may have shown certificates of one owner
 * @param maxPending how many sockets may be open besides those of established
 * connections: such that are silent, in the TLS handshake or waiting for the connect
 * handler, and such that were refused and are not closed yet
 * @param maxHandshakes how many TLS handshakes are worked on at a time; other clients
 * wait for their turn
 * @since 0.1.0
 */
public record AdmissionSettings(int maxConnections, int maxConnectionsPerAddress, int maxConnectionsPerDn,
		int maxPending, int maxHandshakes) {

	/**
	 * The value of a limit that is none.
	 */
	public static final int UNLIMITED = Integer.MAX_VALUE;

	/**
	 * The settings of a server that asks for nothing else.
	 */
	public static final AdmissionSettings DEFAULTS = new AdmissionSettings(10_000, UNLIMITED, UNLIMITED, 4096, 256);

	public AdmissionSettings {
		requirePositive("maxConnections", maxConnections);
		requirePositive("maxConnectionsPerAddress", maxConnectionsPerAddress);
		requirePositive("maxConnectionsPerDn", maxConnectionsPerDn);
		requirePositive("maxPending", maxPending);
		requirePositive("maxHandshakes", maxHandshakes);
	}

	/**
	 * Change how many connections there may be.
	 * @param limit the number
	 * @return other settings
	 */
	public AdmissionSettings withMaxConnections(int limit) {
		return new AdmissionSettings(limit, this.maxConnectionsPerAddress, this.maxConnectionsPerDn, this.maxPending,
				this.maxHandshakes);
	}

	/**
	 * Change how many connections may come from one address.
	 * @param limit the number
	 * @return other settings
	 */
	public AdmissionSettings withMaxConnectionsPerAddress(int limit) {
		return new AdmissionSettings(this.maxConnections, limit, this.maxConnectionsPerDn, this.maxPending,
				this.maxHandshakes);
	}

	/**
	 * Change how many connections the owner of one certificate may have.
	 * @param limit the number
	 * @return other settings
	 */
	public AdmissionSettings withMaxConnectionsPerDn(int limit) {
		return new AdmissionSettings(this.maxConnections, this.maxConnectionsPerAddress, limit, this.maxPending,
				this.maxHandshakes);
	}

	/**
	 * Change how many sockets without a connection there may be.
	 * @param limit the number
	 * @return other settings
	 */
	public AdmissionSettings withMaxPending(int limit) {
		return new AdmissionSettings(this.maxConnections, this.maxConnectionsPerAddress, this.maxConnectionsPerDn,
				limit, this.maxHandshakes);
	}

	/**
	 * Change how many TLS handshakes are worked on at a time.
	 * @param limit the number
	 * @return other settings
	 */
	public AdmissionSettings withMaxHandshakes(int limit) {
		return new AdmissionSettings(this.maxConnections, this.maxConnectionsPerAddress, this.maxConnectionsPerDn,
				this.maxPending, limit);
	}

	/**
	 * Return the value of a limit.
	 * @param limit the limit
	 * @return how many there may be
	 */
	int of(AdmissionLimit limit) {
		return switch (limit) {
			case CONNECTIONS -> this.maxConnections;
			case ADDRESS -> this.maxConnectionsPerAddress;
			case DN -> this.maxConnectionsPerDn;
			case PENDING -> this.maxPending;
			case HANDSHAKES -> this.maxHandshakes;
		};
	}

	private static void requirePositive(String name, int value) {
		if (value <= 0) {
			throw new IllegalArgumentException("%s must be positive, not %d".formatted(name, value));
		}
	}

}
