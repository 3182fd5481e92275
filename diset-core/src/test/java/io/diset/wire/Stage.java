package io.diset.wire;

import java.io.IOException;

/**
 * How far a connection has come.
 */
public enum Stage {

	/**
	 * Nothing has been sent.
	 */
	CONNECTED,

	/**
	 * The proposal has been accepted, and the connect arguments are due.
	 */
	PROPOSED,

	/**
	 * The connect arguments have been sent, and the reply is due.
	 */
	CONNECTING,

	/**
	 * The connection is accepted.
	 */
	ESTABLISHED;

	/**
	 * Bring a connection to this stage.
	 * @param peer a peer that has just connected
	 * @param service the service to connect to
	 * @return the peer
	 * @throws IOException if the service does not go along
	 */
	public RawPeer reach(RawPeer peer, String service) throws IOException {
		if (this != CONNECTED) {
			peer.send(RawPeer.proposal(service)).receive();
		}
		if (compareTo(PROPOSED) > 0) {
			peer.send("{\"OK\": true, \"Value\": [\"identity\", {}]}");
		}
		if (this == ESTABLISHED) {
			peer.receive();
		}
		return peer;
	}

}
