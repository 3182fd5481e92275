package io.diset.client;

import java.io.Serial;

import io.diset.connection.RefusedByPeerException;

/**
 * A refusal that need not hold for the service at another place: one is full, stopping,
 * or does not have the service, another may take the client.
 */
final class RefusedHereException extends RefusedByPeerException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * The number by which services refuse who is not authorized.
	 */
	private static final int UNAUTHORIZED = 1111;

	private RefusedHereException(int errno, String message) {
		super(errno, message);
	}

	/**
	 * Create the exception for the refusal of a proposal.
	 * @param errno the number of the error
	 * @param message the text that the service told
	 * @return the exception, of this class unless the client is not authorized
	 */
	static RefusedByPeerException ofProposal(int errno, String message) {
		return (errno != UNAUTHORIZED) ? new RefusedHereException(errno, message)
				: new RefusedByPeerException(errno, message);
	}

}
