package io.diset.boot.autoconfigure.server;

import io.diset.server.DisetServer;

/**
 * Changes the auto-configured server before it is built. Beans of this type are called in
 * their order, after everything has been set from properties.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DisetServerCustomizer {

	/**
	 * Customize the server.
	 * @param builder the builder of the server
	 */
	void customize(DisetServer.Builder builder);

}
