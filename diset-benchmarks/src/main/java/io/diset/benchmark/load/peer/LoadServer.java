package io.diset.benchmark.load.peer;

/**
 * Serves connections until it is closed.
 *
 * @since 0.1.0
 */
public interface LoadServer extends AutoCloseable {

	/**
	 * Return where it listens.
	 * @return the port
	 */
	int port();

	@Override
	void close();

}
