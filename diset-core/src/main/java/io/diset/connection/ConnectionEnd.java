package io.diset.connection;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The end of a connection: told to the log, to who measures, and to the drop handlers.
 * But for {@link #over}, it belongs to the event loop.
 */
final class ConnectionEnd {

	private final StableConnection connection;

	private final InboundQueue inbound;

	private final Sinks.Empty<Void> over = Sinks.empty();

	private boolean logged;

	ConnectionEnd(StableConnection connection, InboundQueue inbound) {
		this.connection = connection;
		this.inbound = inbound;
	}

	/**
	 * Note that the log has the reason already.
	 */
	void isLogged() {
		this.logged = true;
	}

	/**
	 * Tell everybody, after the messages that wait for their handlers.
	 * @param reason why the connection has ended
	 */
	void drop(CloseReason reason) {
		ConnectionHandlers handlers = this.connection.handlers();
		this.connection.metrics().closed(reason.kind());
		if (!this.logged) {
			CloseLog.log("Closed", this.connection, reason);
		}
		for (DropRoute route : handlers.dropRoutes()) {
			this.inbound.add(new DropEvent(this.connection, reason, route, false));
		}
		DropRoute last = new DropRoute(handlers.dropHandler(), handlers.dropExecution());
		this.inbound.add(new DropEvent(this.connection, reason, last, true));
	}

	/**
	 * Note that the last event was handled. Called on any thread.
	 */
	void over() {
		this.connection.onEventLoop(() -> {
			this.inbound.over();
			this.over.tryEmitEmpty();
		});
	}

	/**
	 * Wait for the last event.
	 * @return completes when it was handled
	 */
	Mono<Void> mono() {
		return this.over.asMono();
	}

}
