package io.diset.boot.autoconfigure.server;

import java.io.Serial;
import java.net.InetSocketAddress;
import java.util.Map;

import io.diset.server.DisetServer;

/**
 * A DISET server has started to listen, at all its listeners. Published by the thread
 * that starts the application, before the application is ready.
 *
 * @since 0.1.0
 */
public class DisetServerStartedEvent extends DisetServerEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * The address on which the first listener listens.
	 */
	private final InetSocketAddress address;

	/**
	 * Create an event.
	 * @param server the server
	 * @param address the address on which its first listener listens
	 */
	public DisetServerStartedEvent(DisetServer server, InetSocketAddress address) {
		super(server);
		this.address = address;
	}

	/**
	 * Return the address on which the server listens: that of the default listener, if
	 * there is one.
	 * @return the address, with the port that was chosen if none was given
	 */
	public InetSocketAddress getAddress() {
		return this.address;
	}

	/**
	 * Return the addresses on which the server listens.
	 * @return the addresses by the names of their listeners
	 */
	public Map<String, InetSocketAddress> getAddresses() {
		return getServer().addresses();
	}

}
