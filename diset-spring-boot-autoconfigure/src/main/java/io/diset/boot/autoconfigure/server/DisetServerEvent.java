package io.diset.boot.autoconfigure.server;

import java.io.Serial;

import io.diset.server.DisetServer;

import org.springframework.context.ApplicationEvent;

/**
 * Something has happened to a DISET server as a whole. Each event is published once at
 * most: a server that could not start has none.
 *
 * @since 0.1.0
 */
public abstract class DisetServerEvent extends ApplicationEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create an event.
	 * @param server the server
	 */
	protected DisetServerEvent(DisetServer server) {
		super(server);
	}

	/**
	 * Return the server.
	 * @return the server
	 */
	public DisetServer getServer() {
		return (DisetServer) getSource();
	}

}
