package io.diset.connection;

import org.jspecify.annotations.Nullable;

/**
 * A peer wants to connect.
 *
 * @param connection the connection
 * @param decision takes what the handler decides
 */
record ConnectEvent(StableConnection connection, ConnectDecision decision) implements InboundEvent {

	/**
	 * What a peer is told that was being served.
	 */
	static final String NAME = "new";

	@Override
	public String name() {
		return "a connect";
	}

	@Override
	public Execution execution() {
		return this.connection.handlers().connectExecution();
	}

	@Override
	public @Nullable Object handle() throws Exception {
		return this.connection.handlers().connectHandler().connected(this.connection);
	}

	@Override
	public void succeeded(@Nullable Object value) {
		this.connection.onEventLoop(() -> this.decision.accepted(value));
	}

	@Override
	public void failed(Throwable error) {
		this.connection.refused(() -> this.decision.refused(HandlerFailure.tell(NAME, error), error));
	}

}
