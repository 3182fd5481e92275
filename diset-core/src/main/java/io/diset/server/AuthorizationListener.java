package io.diset.server;

import java.util.concurrent.Executor;

/**
 * Learns what peers may not do.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface AuthorizationListener {

	/**
	 * Learns nothing.
	 */
	AuthorizationListener NONE = (denied) -> {
	};

	/**
	 * Learn that a peer may not do what it asked for. Called once for each refusal, on
	 * the server's executor: may block.
	 * @param denied what the peer may not do
	 */
	void denied(DeniedAccess denied);

	/**
	 * Return a listener that leaves the thread which refuses.
	 * @param executor runs this listener
	 * @return a listener that does not block
	 */
	default AuthorizationListener on(Executor executor) {
		return (this == NONE) ? NONE : (denied) -> executor.execute(() -> denied(denied));
	}

}
