package io.diset.server;

import java.io.Serial;

/**
 * A server cannot listen where it should: mostly because another process does so already.
 * The text names the listener and its address.
 *
 * @since 0.1.0
 */
public class ListenerBindException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient ServerListener listener;

	/**
	 * Create an exception.
	 * @param listener the listener that cannot listen
	 * @param cause why it cannot
	 */
	public ListenerBindException(ServerListener listener, Throwable cause) {
		super("Listener '%s' cannot listen on %s".formatted(listener.name(), text(listener)), cause);
		this.listener = listener;
	}

	/**
	 * Return the listener that cannot listen.
	 * @return the listener
	 */
	public ServerListener getListener() {
		return this.listener;
	}

	private static String text(ServerListener listener) {
		String host = listener.host();
		return (host != null) ? "port %d of address %s".formatted(listener.port(), host)
				: "port %d of all addresses".formatted(listener.port());
	}

}
