package io.diset.connection;

import org.jspecify.annotations.Nullable;

/**
 * A connection is established.
 *
 * @param connection the connection
 * @param route who is told
 */
record EstablishedEvent(StableConnection connection, ConnectRoute route) implements InboundEvent {

	@Override
	public String name() {
		return "a connect";
	}

	@Override
	public Execution execution() {
		return this.route.execution();
	}

	@Override
	public @Nullable Object handle() throws Exception {
		return this.connection.isFailed() ? null : this.route.handler().connected(this.connection);
	}

	@Override
	public void succeeded(@Nullable Object value) {
		// Nobody waits for the value
	}

	@Override
	public void failed(Throwable error) {
		this.connection.handlerFailed(ConnectEvent.NAME, error);
	}

}
