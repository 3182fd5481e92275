package io.diset.connection;

/**
 * Learns what becomes of a frame that was queued.
 */
interface SendReport {

	/**
	 * Learn that the frame is about to be written. Called on the event loop.
	 */
	default void writing() {
	}

	/**
	 * Learn that the frame has been handed to the socket. Called on the event loop.
	 */
	void written();

	/**
	 * Learn that the frame is not sent. Called on any thread.
	 * @param cause why not
	 */
	void failed(Throwable cause);

}
