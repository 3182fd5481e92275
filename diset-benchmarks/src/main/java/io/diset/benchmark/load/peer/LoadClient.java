package io.diset.benchmark.load.peer;

import reactor.core.publisher.Mono;

/**
 * Makes connections to a server. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface LoadClient extends AutoCloseable {

	/**
	 * Connect.
	 * @param wire how messages are to be sent
	 * @param listener learns what the connection receives
	 * @return the connection. The work begins with the subscription.
	 */
	Mono<? extends LoadConnection> connect(Wire wire, LoadListener listener);

	@Override
	void close();

}
