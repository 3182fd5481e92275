package io.diset.server;

/**
 * What keeps a connection out when a server has enough.
 *
 * @since 0.1.0
 */
public enum AdmissionLimit {

	/**
	 * The connections of the server.
	 */
	CONNECTIONS("Maximum of %d connections reached"),

	/**
	 * The connections from one address.
	 */
	ADDRESS("Maximum of %d connections from one address reached"),

	/**
	 * The connections of the owner of one certificate.
	 */
	DN("Maximum of %d connections with one DN reached"),

	/**
	 * The sockets without a connection.
	 */
	PENDING("Maximum of %d sockets without a connection reached"),

	/**
	 * The TLS handshakes that are worked on: no turn in time.
	 */
	HANDSHAKES("No turn among %d TLS handshakes at a time");

	private final String text;

	AdmissionLimit(String text) {
		this.text = text;
	}

	/**
	 * Return why somebody is kept out, for the log.
	 * @param settings has the limit
	 * @return the text
	 */
	String text(AdmissionSettings settings) {
		return this.text.formatted(settings.of(this));
	}

}
