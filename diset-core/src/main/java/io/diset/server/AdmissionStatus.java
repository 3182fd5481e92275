package io.diset.server;

/**
 * How full a server is. Each number is that of the moment. Safe to use on any thread.
 *
 * @since 0.1.0
 */
public interface AdmissionStatus {

	/**
	 * Return how many connections there are: those that count for
	 * {@link AdmissionSettings#maxConnections()}.
	 * @return the number of connections
	 */
	int connections();

	/**
	 * Return how many sockets have no connection yet, or do not get one: those that count
	 * for {@link AdmissionSettings#maxPending()}.
	 * @return the number of sockets
	 */
	int pending();

	/**
	 * Return how many TLS handshakes are worked on: those that count for
	 * {@link AdmissionSettings#maxHandshakes()}.
	 * @return the number of handshakes
	 */
	int handshakes();

	/**
	 * Return how many clients wait for the turn of their TLS handshake.
	 * @return the number of clients
	 */
	int waitingForHandshake();

	/**
	 * Return how often a limit has kept somebody out since the server was made.
	 * @param limit the limit
	 * @return the number of times
	 */
	long refused(AdmissionLimit limit);

}
