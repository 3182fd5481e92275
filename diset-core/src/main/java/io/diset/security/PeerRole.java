package io.diset.security;

/**
 * What a peer does on a connection, which its certificates may have to permit.
 *
 * @since 0.1.0
 */
public enum PeerRole {

	/**
	 * The peer opened the connection: its certificates must be good for clients.
	 */
	CLIENT("1.3.6.1.5.5.7.3.2"),

	/**
	 * The peer accepted the connection: its certificates must be good for servers.
	 */
	SERVER("1.3.6.1.5.5.7.3.1");

	private final String purpose;

	PeerRole(String purpose) {
		this.purpose = purpose;
	}

	/**
	 * Return the object identifier that an extended key usage must list.
	 * @return dotted numbers
	 */
	String purpose() {
		return this.purpose;
	}

}
