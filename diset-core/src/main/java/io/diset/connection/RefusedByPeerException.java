package io.diset.connection;

import java.io.Serial;

/**
 * An error that a peer has told: it refused a connection or a message, or closed with a
 * reason. Thrown on by a handler, its text is not told to the peer of that handler, which
 * may be another one.
 *
 * @since 0.1.0
 */
public class RefusedByPeerException extends DisetException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errno the number of the error
	 * @param message the text that the peer told
	 */
	public RefusedByPeerException(int errno, String message) {
		super(errno, message);
	}

}
