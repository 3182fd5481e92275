package io.diset.client;

import io.diset.connection.StableConnection;
import org.jspecify.annotations.Nullable;

/**
 * Learns of a new connection. Called on its event loop.
 */
@FunctionalInterface
interface EstablishedListener {

	/**
	 * Learn that a connection is established.
	 * @param connection the connection
	 * @param value the value that the service gave
	 * @return whether it is wanted, else it is closed
	 */
	boolean established(StableConnection connection, @Nullable Object value);

}
