package io.diset.boot.autoconfigure.client;

import io.diset.client.MessageClient;
import io.diset.client.MessageClientState;

import org.springframework.context.ApplicationEvent;

/**
 * Published when a client of the application has changed its state. The events of one
 * client come one at a time and in order.
 *
 * @since 0.1.0
 */
public final class MessageClientStateEvent extends ApplicationEvent {

	private static final long serialVersionUID = 1;

	private final MessageClientState state;

	/**
	 * Create an event.
	 * @param client the client
	 * @param state its new state
	 */
	public MessageClientStateEvent(MessageClient client, MessageClientState state) {
		super(client);
		this.state = state;
	}

	/**
	 * Return the client.
	 * @return the client
	 */
	public MessageClient getClient() {
		return (MessageClient) getSource();
	}

	/**
	 * Return the new state of the client.
	 * @return the state
	 */
	public MessageClientState getState() {
		return this.state;
	}

}
