package io.diset.client;

/**
 * What a client does with a message that it has no subscription for.
 *
 * @since 0.1.0
 */
public enum UnsubscribedMessages {

	/**
	 * Tell the service and disconnect, as the original does.
	 */
	DISCONNECT,

	/**
	 * Throw the message away. If the service wants an acknowledgement, it gets one.
	 */
	IGNORE

}
