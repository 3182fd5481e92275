package io.diset.benchmark.load.peer;

/**
 * Learns what a connection receives, on its event loop.
 *
 * @since 0.1.0
 */
public interface LoadListener {

	/**
	 * The answer to a ping, or to the last of some blocks.
	 * @param id the id of what is answered
	 */
	void pong(int id);

	/**
	 * A message that was pushed to all.
	 * @param id the id of the push
	 */
	default void bell(int id) {
		lost("Unexpected bell " + id);
	}

	/**
	 * The acknowledgement of a ping.
	 */
	default void acknowledged() {
		lost("Unexpected acknowledgement");
	}

	/**
	 * Something went wrong.
	 * @param reason what went wrong
	 */
	void lost(String reason);

}
