package io.diset.connection;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection has ended.
 *
 * @param connection the connection
 * @param reason why it has ended
 */
record DropEvent(StableConnection connection, CloseReason reason) implements InboundEvent {

	private static final Logger logger = LoggerFactory.getLogger(DropEvent.class);

	@Override
	public Execution execution() {
		return this.connection.handlers().dropExecution();
	}

	@Override
	public @Nullable Object handle() throws Exception {
		return this.connection.handlers().dropHandler().dropped(this.connection, this.reason);
	}

	@Override
	public void succeeded(@Nullable Object value) {
		this.connection.dropped();
	}

	@Override
	public void failed(Throwable error) {
		logger.error("The drop handler failed for {}", this.connection, error);
		this.connection.dropped();
	}

}
