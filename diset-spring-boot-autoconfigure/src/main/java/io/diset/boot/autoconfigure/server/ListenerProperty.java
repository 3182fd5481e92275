package io.diset.boot.autoconfigure.server;

import io.diset.server.ServerListener;

/**
 * The names of the properties of listeners.
 */
final class ListenerProperty {

	private static final String SERVER = "diset.server.";

	private ListenerProperty() {
	}

	/**
	 * Return the name of a property.
	 * @param listener the name of a listener
	 * @param property what is asked for, as the properties of a listener call it
	 * @return the name of the property of that listener
	 */
	static String of(String listener, String property) {
		return listener.equals(ServerListener.DEFAULT_NAME) ? SERVER + property
				: "%slisteners.%s.%s".formatted(SERVER, listener, property);
	}

}
