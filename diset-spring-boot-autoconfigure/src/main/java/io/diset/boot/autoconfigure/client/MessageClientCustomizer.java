package io.diset.boot.autoconfigure.client;

import io.diset.client.MessageClientBuilder;

/**
 * Changes each auto-configured builder of clients. Beans of this type are called in their
 * order, after everything has been set from properties.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MessageClientCustomizer {

	/**
	 * Customize the client.
	 * @param builder the builder of the client
	 */
	void customize(MessageClientBuilder builder);

}
