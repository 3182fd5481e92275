package io.diset.server;

import java.time.Duration;

/**
 * The limits of a connection before it is accepted.
 *
 * @param maxProposalSize the greatest length of the proposal and of the connect
 * arguments, in bytes
 * @param proposalTimeout how long a client may take to send its proposal, and then its
 * connect arguments
 * @param connectTimeout how long the connect handler may take
 * @since 0.1.0
 */
public record HandshakeSettings(int maxProposalSize, Duration proposalTimeout, Duration connectTimeout) {

	/**
	 * The settings of a server that asks for nothing else.
	 */
	public static final HandshakeSettings DEFAULTS = new HandshakeSettings(64 * 1024, Duration.ofSeconds(10),
			Duration.ofSeconds(30));

	public HandshakeSettings {
		if (maxProposalSize <= 0) {
			throw new IllegalArgumentException("maxProposalSize must be positive");
		}
		if (proposalTimeout.toMillis() <= 0 || connectTimeout.toMillis() <= 0) {
			throw new IllegalArgumentException("proposalTimeout and connectTimeout must be positive");
		}
	}

}
