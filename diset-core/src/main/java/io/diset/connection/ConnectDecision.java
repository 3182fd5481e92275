package io.diset.connection;

import io.diset.codec.ReturnStructure;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a connect handler has decided. Called on the event loop.
 *
 * @since 0.1.0
 */
public interface ConnectDecision {

	/**
	 * Learn that the handler accepted the connection.
	 * @param value the value that the peer is to be told
	 */
	void accepted(@Nullable Object value);

	/**
	 * Learn that the handler refused the connection.
	 * @param told what the peer is to be told
	 * @param error what the handler threw
	 */
	void refused(ReturnStructure.Failure told, Throwable error);

}
