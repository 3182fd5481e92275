package io.diset.security.registry;

import java.io.Serial;

/**
 * A peer showed credentials that no honest peer shows: an identity forwarded by someone
 * who must not, or extra credentials of a form that does not exist. Its connection must
 * be refused, also where a rule lets everybody in. The text is meant for the log, not for
 * the peer.
 *
 * @since 0.1.0
 */
public class RefusedCredentialsException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param message why the peer is refused, without characters that the peer could use
	 * to forge a line of the log
	 */
	public RefusedCredentialsException(String message) {
		super(message);
	}

}
