package io.diset.boot.autoconfigure.server;

import java.io.Serial;

import io.diset.server.DisetServer;

/**
 * A DISET server has stopped: it does not listen, and all its connections are closed. The
 * handlers of those that did not end in time may still run. Published by any thread,
 * before the application goes on to stop.
 *
 * @since 0.1.0
 */
public class DisetServerStoppedEvent extends DisetServerEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create an event.
	 * @param server the server
	 */
	public DisetServerStoppedEvent(DisetServer server) {
		super(server);
	}

}
