package io.diset.boot.autoconfigure.client;

import io.diset.client.ClientMetrics;
import io.diset.client.MessageClient;

/**
 * Measures the clients of an application.
 *
 * @since 0.1.0
 */
public interface ClientMeters {

	/**
	 * The name of the client that has none.
	 */
	String DEFAULT = "default";

	/**
	 * The name of those that are made while the application runs.
	 */
	String OTHERS = "others";

	/**
	 * Return what measures a client that is about to be built.
	 * @param name the name of the client
	 * @return measures it
	 */
	ClientMetrics metrics(String name);

	/**
	 * Learn that a client was built.
	 * @param name the name of the client
	 * @param client the client
	 */
	void built(String name, MessageClient client);

}
