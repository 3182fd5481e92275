package io.diset.benchmark.load.peer;

import reactor.core.publisher.Mono;

/**
 * A connection from the side that makes the load. The first message may be sent by any
 * thread, all others by the event loop of a connection that has received something.
 *
 * @since 0.1.0
 */
public interface LoadConnection {

	/**
	 * Ask for a pong.
	 * @param id the id of the pong, not negative
	 */
	void ping(int id);

	/**
	 * Send a block, which is answered only if its id is odd.
	 * @param id the id, not negative
	 * @param data the data, which is ASCII
	 */
	void block(int id, String data);

	/**
	 * Ask for a bell on all connections.
	 * @param id the id of the bell, not negative
	 */
	void push(int id);

	/**
	 * Close the connection.
	 * @return completes when it is closed. The work begins with the subscription.
	 */
	Mono<Void> close();

	/**
	 * Whether a block is to be answered.
	 * @param id the id of the block
	 * @return whether the server sends a pong for it
	 */
	static boolean isAnswered(int id) {
		return (id & 1) == 1;
	}

}
