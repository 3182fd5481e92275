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
	 * Return whether the frame, once it is written, still has to be handed to the socket
	 * in time.
	 * @return whether the time goes on
	 */
	boolean isTimedWhileWritten();

	/**
	 * Learn that the frame has been handed to the socket. Called on the event loop.
	 */
	void written();

	/**
	 * Learn that the frame is not sent, or was not handed to the socket in time. Called
	 * on any thread.
	 * @param cause why not
	 */
	void failed(Throwable cause);

}
