package io.diset.connection;

import java.io.Serial;

/**
 * An error whose text is meant for the peer. Thrown by a handler, the text is told to the
 * peer before its connection is refused or closed; the text of any other exception stays
 * in the log. What a peer tells arrives as a {@link RefusedByPeerException}.
 *
 * @since 0.1.0
 */
public class DisetException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int errno;

	/**
	 * Create an exception with the number 0, which stands for no particular error.
	 * @param message the text for the peer
	 */
	public DisetException(String message) {
		this(0, message);
	}

	/**
	 * Create an exception.
	 * @param errno the number of the error, as DIRAC's error codes have it
	 * @param message the text for the peer
	 */
	public DisetException(int errno, String message) {
		super(message);
		this.errno = errno;
	}

	/**
	 * Return the number of the error.
	 * @return the number; 0 stands for no particular error
	 */
	public int getErrno() {
		return this.errno;
	}

}
