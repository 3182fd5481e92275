package io.diset.connection;

/**
 * What happens to a message that is sent while as many bytes wait for the socket as may
 * wait, since the peer reads more slowly than this side sends. Not for what handlers
 * return: a peer that does not take its replies is always disconnected.
 *
 * @since 0.1.0
 */
public enum SlowPeerPolicy {

	/**
	 * It is dropped, and its sender told by {@link SendLimitException}.
	 */
	DROP,

	/**
	 * It waits until there is room, behind those that wait already, and its sender with
	 * it. Only the number of messages is limited then, and the time that one waits: it
	 * holds no bytes until its turn comes.
	 */
	WAIT,

	/**
	 * It is dropped, its sender told by {@link SendLimitException}, and the peer
	 * disconnected with a reason of the kind {@link CloseReason.Kind#LIMIT}.
	 */
	DISCONNECT

}
