package io.diset.boot.autoconfigure.server;

import java.io.Serial;
import java.net.InetSocketAddress;

import io.diset.server.DisetServer;

import org.springframework.context.ApplicationEvent;

/**
 * A DISET server has started to listen. Published by the thread that starts the
 * application, before the application is ready.
 *
 * @since 0.1.0
 */
public class DisetServerStartedEvent extends ApplicationEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * The address on which the server listens.
	 */
	private final InetSocketAddress address;

	/**
	 * Create an event.
	 * @param server the server
	 * @param address the address on which it listens
	 */
	public DisetServerStartedEvent(DisetServer server, InetSocketAddress address) {
		super(server);
		this.address = address;
	}

	/**
	 * Return the server.
	 * @return the server
	 */
	public DisetServer getServer() {
		return (DisetServer) getSource();
	}

	/**
	 * Return the address on which the server listens.
	 * @return the address, with the port that was chosen if none was given
	 */
	public InetSocketAddress getAddress() {
		return this.address;
	}

}
