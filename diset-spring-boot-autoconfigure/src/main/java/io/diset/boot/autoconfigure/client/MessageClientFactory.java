package io.diset.boot.autoconfigure.client;

import java.util.function.Consumer;

import io.diset.client.MessageClient;
import io.diset.client.MessageClientBuilder;

/**
 * Makes clients whose service is only known at run time. They have the properties of the
 * default client but for its URL, and run on the threads of the application's clients.
 * Their states are published, and they are disconnected and closed when the application
 * stops, unless they have been closed before.
 *
 * @since 0.1.0
 */
public interface MessageClientFactory {

	/**
	 * Create a client.
	 * @param service the URL of the service, as in
	 * {@code dips://localhost:9145/Framework/PingPong}, or its name, for which the
	 * {@link io.diset.client.DisetServiceUrls DisetServiceUrls} of the application are
	 * asked
	 * @return a client that is not connected
	 * @throws IllegalArgumentException if it is neither
	 * @throws io.diset.boot.autoconfigure.ssl.MissingSslBundleException if the URL asks
	 * for TLS and there is no SSL bundle
	 */
	default MessageClient create(String service) {
		return create(service, (builder) -> {
		});
	}

	/**
	 * Create a client.
	 * @param service the URL of the service, or its name
	 * @param customizer changes the builder of the client, after all else
	 * @return a client that is not connected
	 * @throws IllegalArgumentException if it is neither a URL nor a name
	 * @throws io.diset.boot.autoconfigure.ssl.MissingSslBundleException if the URL asks
	 * for TLS and there is no SSL bundle
	 */
	MessageClient create(String service, Consumer<? super MessageClientBuilder> customizer);

}
