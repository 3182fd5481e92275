package io.diset.codec;

import org.jspecify.annotations.Nullable;

/**
 * A message is refused whose sender waits for an acknowledgement, and learns it by that.
 *
 * @since 0.1.0
 */
public class RefusedMessageException extends ProtocolException {

	private static final long serialVersionUID = 1L;

	private final transient AcknowledgementId id;

	/**
	 * Create an exception.
	 * @param id the id of the acknowledgement
	 * @param message what is wrong with the message
	 * @param cause what told so
	 */
	public RefusedMessageException(AcknowledgementId id, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.id = id;
	}

	/**
	 * Return the id of the acknowledgement that tells the sender.
	 * @return the id
	 */
	public AcknowledgementId getId() {
		return this.id;
	}

}
