package io.diset.boot.autoconfigure.server;

import java.io.Serial;

import io.diset.server.DisetServer;

/**
 * A DISET server is about to stop: it still listens, and its connections are open, so
 * that there is time for a last message. It goes on to stop when all event listeners have
 * returned; connections then end after sending what is queued. Published by the thread
 * that stops the application.
 *
 * @since 0.1.0
 */
public class DisetServerDrainingEvent extends DisetServerEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create an event.
	 * @param server the server
	 */
	public DisetServerDrainingEvent(DisetServer server) {
		super(server);
	}

}
