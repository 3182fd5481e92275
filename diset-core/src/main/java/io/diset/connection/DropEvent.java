package io.diset.connection;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection has ended.
 *
 * @param connection the connection
 * @param reason why it has ended
 * @param route who is told
 * @param last whether nobody is told after that
 */
record DropEvent(StableConnection connection, CloseReason reason, DropRoute route,
		boolean last) implements InboundEvent {

	private static final Logger logger = LoggerFactory.getLogger(DropEvent.class);

	@Override
	public String name() {
		return "a drop";
	}

	@Override
	public Execution execution() {
		return this.route.execution();
	}

	@Override
	public @Nullable Object handle() throws Exception {
		return this.route.handler().dropped(this.connection, this.reason);
	}

	@Override
	public void succeeded(@Nullable Object value) {
		ended();
	}

	@Override
	public void failed(Throwable error) {
		logger.error("The drop handler failed for {}", this.connection, error);
		ended();
	}

	private void ended() {
		if (this.last) {
			this.connection.dropped();
		}
	}

}
