package io.diset.connection;

import java.io.Serial;

import io.diset.codec.ReturnStructure;

/**
 * A peer may not do what it asked for. It is told the original's text and number, which
 * keeps Python clients from trying again; why it may not is for the log only.
 *
 * @since 0.1.0
 */
public class UnauthorizedException extends DisetException {

	/**
	 * The number of the error, as DIRAC's error codes have it.
	 */
	public static final int ERRNO = 1111;

	/**
	 * The text that the peer is told.
	 */
	public static final String TEXT = "Unauthorized query ( 1111 : Unauthorized query)";

	@Serial
	private static final long serialVersionUID = 1L;

	private final String reason;

	/**
	 * Create an exception.
	 * @param reason why the peer may not do it, for the log
	 */
	public UnauthorizedException(String reason) {
		super(ERRNO, TEXT);
		this.reason = reason;
	}

	/**
	 * Return why the peer may not do it.
	 * @return a text for the log
	 */
	public String getReason() {
		return this.reason;
	}

	/**
	 * Return why a connection is refused or closed for it.
	 * @return the reason, with this exception as its cause
	 */
	public CloseReason closeReason() {
		return new CloseReason(CloseReason.Kind.UNAUTHORIZED, this.reason, this);
	}

	/**
	 * Return what the peer is told.
	 * @return the number and the text of the original
	 */
	public static ReturnStructure.Failure failure() {
		return new ReturnStructure.Failure(ERRNO, TEXT);
	}

}
